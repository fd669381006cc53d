package io.thimble.hw.cost;

import io.thimble.hw.arch.Architecture;
import io.thimble.hw.tflite.MalformedModelException;
import io.thimble.hw.tflite.Model;
import io.thimble.hw.tflite.ModelReader;
import io.thimble.hw.tflite.NumberFormat;
import io.thimble.hw.tflite.Operation;
import io.thimble.hw.tflite.Operator;
import java.util.List;
import java.util.stream.Stream;

/** Estimates from architectures and from files. */
public final class Estimates {
  private Estimates() {}

  /** The cost of an architecture, exactly that of the file that is written for it. */
  public static Estimate of(Architecture architecture) {
    return of(architecture, NumberFormat.INT8);
  }

  /**
   * The cost of an architecture in this format.
   *
   * @throws IllegalArgumentException when a recurrent layer should have int16 activations
   */
  public static Estimate of(Architecture architecture, NumberFormat format) {
    var planned = PlannedModel.of(architecture, format);
    var frontEnd = architecture.frontEnd();
    return estimate(
        Workload.of(architecture),
        new Estimate.Flash(
            planned.lengthBytes(),
            FlashSize.runtimeBytes(planned.model()),
            FrontEndMemory.flashBytes(frontEnd)),
        sram(
            planned.reference(),
            planned.cmsisNn(),
            FrontEndMemory.bufferBytes(frontEnd, format.activations()),
            ApplicationMemory.audioBytes(frontEnd)),
        List.of());
  }

  /**
   * The cost of a file. A file does not say how its input comes about, so the front end and the
   * audio count nothing.
   *
   * @throws MalformedModelException when the file is no model that can be read
   */
  public static Estimate ofModel(byte[] file) {
    var model = ModelReader.read(file);
    return estimate(
        Workload.of(model),
        new Estimate.Flash(file.length, FlashSize.runtimeBytes(model), 0),
        sram(Arena.of(model, Target.ARM_REFERENCE), Arena.of(model, Target.ARM_CMSIS_NN), 0, 0),
        unknownOperators(model));
  }

  private static Estimate estimate(
      Workload workload, Estimate.Flash flash, Estimate.Sram sram, List<String> unknownOperators) {
    return new Estimate(
        workload.macs().total(),
        workload.macs(),
        workload.parameters(),
        flash,
        sram,
        unknownOperators);
  }

  private static Estimate.Sram sram(
      Arena reference, Arena cmsisNn, long frontEndBytes, long audioBytes) {
    return new Estimate.Sram(
        reference.usedBytes(),
        reference.minimumBytes(),
        cmsisNn.usedBytes(),
        cmsisNn.minimumBytes(),
        frontEndBytes,
        audioBytes);
  }

  /** Operators without a rule, and loops of which it is not known how often they turn. */
  private static List<String> unknownOperators(Model model) {
    var unknown =
        model
            .operators()
            .map(Operator::operation)
            .filter(Operation.Unknown.class::isInstance)
            .map(Operation::name);
    return Stream.concat(unknown, Loops.areCounted(model) ? Stream.of() : Stream.of("WHILE"))
        .distinct()
        .sorted()
        .toList();
  }
}
