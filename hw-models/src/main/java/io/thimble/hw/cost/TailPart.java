package io.thimble.hw.cost;

/** What a request for the arena's tail is for, in the order in which TFLM makes them. */
enum TailPart {
  /** The allocator and the planner. */
  ALLOCATOR,
  /** {@code SubgraphAllocations}. */
  GRAPHS,
  /** {@code TfLiteEvalTensor}. */
  TENSORS,
  /** {@code NodeAndRegistration}. */
  OPERATORS,
  /** An operator's options, parsed from the file. */
  PARAMETERS,
  /** A kernel's own structure. */
  STRUCTURES,
  /** What a kernel asks for once it sees the shapes. */
  REQUESTS,
  /** A handle for each scratch buffer. */
  SCRATCH_HANDLES,
  /** Tensors that keep their values from one inference to the next. */
  VARIABLES,
  /** The model's inputs and outputs as the application sees them. */
  INPUTS_AND_OUTPUTS
}
