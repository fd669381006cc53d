# TorchScript as PyTorch writes it into its files: what training needs and the fused operators do not give.
# Sequences are (steps, clips, values). Gates stand in the weights' order. States begin with zeros, so that there is
# one more of them than steps. Gradients of weights are one product over all steps, not a sum of one for each step.
class Kernels(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool

  # Adam's step over one vector, changed in place like its moments. Weight decay is part of the gradient or beside it.
  # Each list holds one tensor: of lists made here the engine does not see that they change.
  def adam(self, x: List[Tensor], gradient: List[Tensor], m: List[Tensor], v: List[Tensor], step: int, rate: float, decay: float, longest: float, beside: bool) -> List[Tensor]:
    none = annotate(List[Tensor], [])
    steps = [torch.new_full(gradient[0], [], step)]
    length = torch.sqrt(torch.dot(gradient[0], gradient[0]))
    excess = torch.clamp_min(torch.div(length, longest), 1)
    if beside:
      _0 = torch._fused_adamw_(x, gradient, m, v, none, steps, lr=rate, beta1=0.9, beta2=0.999, weight_decay=decay, eps=1e-08, amsgrad=False, maximize=False, grad_scale=excess)
    else:
      _1 = torch._fused_adam_(x, gradient, m, v, none, steps, lr=rate, beta1=0.9, beta2=0.999, weight_decay=decay, eps=1e-08, amsgrad=False, maximize=False, grad_scale=excess)
    return x

  # A gradient that only the last step has.
  def at_last_step(self, slope: Tensor, steps: int) -> Tensor:
    slopes = torch.new_zeros(slope, [steps, torch.size(slope, 0), torch.size(slope, 1)])
    _0 = torch.copy_(torch.select(slopes, 0, -1), slope)
    return slopes

  # Returns states, gates, what the reset gate scales, and the sequence as a matrix.
  def gru_forward(self, sequence: Tensor, matrices: List[Tensor], b: Tensor) -> List[Tensor]:
    w = matrices[0]
    r = matrices[1]
    steps = torch.size(sequence, 0)
    clips = torch.size(sequence, 1)
    units = torch.size(r, 1)
    flat = torch.reshape(sequence, [torch.mul(steps, clips), -1])
    gates = torch.view(torch.addmm(b, flat, torch.t(w)), [steps, clips, -1])
    states = torch.new_empty(gates, [torch.add(steps, 1), clips, units])
    _0 = torch.zero_(torch.select(states, 0, 0))
    inner = torch.new_empty(gates, [steps, clips, units])
    to_open = torch.t(torch.slice(r, 0, 0, torch.mul(units, 2)))
    to_inner = torch.t(torch.slice(r, 0, torch.mul(units, 2), torch.mul(units, 3)))
    for step in range(steps):
      before = torch.select(states, 0, step)
      gate = torch.select(gates, 0, step)
      reset = torch.slice(gate, 1, 0, units)
      update = torch.slice(gate, 1, units, torch.mul(units, 2))
      open = torch.slice(gate, 1, 0, torch.mul(units, 2))
      candidate = torch.slice(gate, 1, torch.mul(units, 2), torch.mul(units, 3))
      product = torch.select(inner, 0, step)
      _1 = torch.sigmoid_(torch.addmm_(open, before, to_open))
      _2 = torch.mm(before, to_inner, out=product)
      _3 = torch.tanh_(torch.addcmul_(candidate, reset, product))
      _4 = torch.lerp(candidate, before, update, out=torch.select(states, 0, torch.add(step, 1)))
    return [states, gates, inner, flat]

  # Returns gradients of the two matrices and b, and of the sequence if wanted.
  def gru_backward(self, matrices: List[Tensor], saved: List[Tensor], slopes: Tensor, wanted: bool) -> List[Tensor]:
    w = matrices[0]
    r = matrices[1]
    states = saved[0]
    gates = saved[1]
    inner = saved[2]
    steps = torch.size(gates, 0)
    clips = torch.size(gates, 1)
    units = torch.size(r, 1)
    deltas = torch.new_empty(gates, [steps, clips, torch.mul(units, 4)])
    slope = torch.new_zeros(gates, [clips, units])
    for i in range(steps):
      step = torch.sub(torch.sub(steps, 1), i)
      before = torch.select(states, 0, step)
      gate = torch.select(gates, 0, step)
      reset = torch.slice(gate, 1, 0, units)
      update = torch.slice(gate, 1, units, torch.mul(units, 2))
      candidate = torch.slice(gate, 1, torch.mul(units, 2), torch.mul(units, 3))
      delta = torch.select(deltas, 0, step)
      d_candidate = torch.slice(delta, 1, 0, units)
      d_reset = torch.slice(delta, 1, units, torch.mul(units, 2))
      d_update = torch.slice(delta, 1, torch.mul(units, 2), torch.mul(units, 3))
      d_inner = torch.slice(delta, 1, torch.mul(units, 3), torch.mul(units, 4))
      _0 = torch.add_(slope, torch.select(slopes, 0, step))
      kept = torch.mul(slope, update)
      _1 = torch.sigmoid_backward(torch.mul_(torch.sub(before, candidate), slope), update, grad_input=d_update)
      _2 = torch.tanh_backward(torch.sub_(slope, kept), candidate, grad_input=d_candidate)
      _3 = torch.sigmoid_backward(torch.mul(d_candidate, torch.select(inner, 0, step)), reset, grad_input=d_reset)
      _4 = torch.mul(d_candidate, reset, out=d_inner)
      slope = torch.addmm_(kept, torch.slice(delta, 1, units, torch.mul(units, 4)), r)
    flat = torch.view(deltas, [torch.mul(steps, clips), -1])
    # Candidate, reset, update: rolled into reset, update, candidate. Products are transposed: MKL is faster where
    # the first matrix has fewer rows than the second has columns.
    entering = torch.slice(flat, 1, 0, torch.mul(units, 3))
    recurring = torch.slice(flat, 1, units, torch.mul(units, 4))
    before_all = torch.view(torch.slice(states, 0, 0, steps), [torch.mul(steps, clips), units])
    d_w = torch.roll(torch.t(torch.mm(torch.t(saved[3]), entering)), [torch.neg(units)], [0])
    d_r = torch.t(torch.mm(torch.t(before_all), recurring))
    d_b = torch.roll(torch.sum(entering, [0]), [torch.neg(units)], [0])
    result = [d_w, d_r, d_b]
    if wanted:
      d_sequence = torch.mm(entering, torch.roll(w, [units], [0]))
      _5 = torch.append(result, torch.view(d_sequence, [steps, clips, -1]))
    return result

  # Returns states, gates, cells, their tanh, what leaves the cells, and the sequence as a matrix.
  def lstm_forward(self, sequence: Tensor, matrices: List[Tensor], b: Tensor) -> List[Tensor]:
    w = matrices[0]
    r = matrices[1]
    p = matrices[2]
    steps = torch.size(sequence, 0)
    clips = torch.size(sequence, 1)
    units = torch.size(p, 1)
    flat = torch.reshape(sequence, [torch.mul(steps, clips), -1])
    gates = torch.view(torch.addmm(b, flat, torch.t(w)), [steps, clips, -1])
    states = torch.new_empty(gates, [torch.add(steps, 1), clips, torch.size(p, 0)])
    cells = torch.new_empty(gates, [torch.add(steps, 1), clips, units])
    _0 = torch.zero_(torch.select(states, 0, 0))
    _1 = torch.zero_(torch.select(cells, 0, 0))
    bent = torch.new_empty(gates, [steps, clips, units])
    left = torch.new_empty(gates, [steps, clips, units])
    to_gates = torch.t(r)
    to_state = torch.t(p)
    for step in range(steps):
      gate = torch.select(gates, 0, step)
      input = torch.slice(gate, 1, 0, units)
      forget = torch.slice(gate, 1, units, torch.mul(units, 2))
      candidate = torch.slice(gate, 1, torch.mul(units, 2), torch.mul(units, 3))
      output = torch.slice(gate, 1, torch.mul(units, 3), torch.mul(units, 4))
      cell = torch.select(cells, 0, torch.add(step, 1))
      _2 = torch.addmm_(gate, torch.select(states, 0, step), to_gates)
      _3 = torch.sigmoid_(torch.slice(gate, 1, 0, torch.mul(units, 2)))
      _4 = torch.tanh_(candidate)
      _5 = torch.sigmoid_(output)
      _6 = torch.mul(forget, torch.select(cells, 0, step), out=cell)
      _7 = torch.addcmul_(cell, input, candidate)
      _8 = torch.tanh(cell, out=torch.select(bent, 0, step))
      _9 = torch.mul(output, torch.select(bent, 0, step), out=torch.select(left, 0, step))
      _10 = torch.mm(torch.select(left, 0, step), to_state, out=torch.select(states, 0, torch.add(step, 1)))
    return [states, gates, cells, bent, left, flat]

  # Returns gradients of the three matrices and b, and of the sequence if wanted.
  def lstm_backward(self, matrices: List[Tensor], saved: List[Tensor], slopes: Tensor, wanted: bool) -> List[Tensor]:
    w = matrices[0]
    r = matrices[1]
    p = matrices[2]
    states = saved[0]
    gates = saved[1]
    cells = saved[2]
    bent = saved[3]
    steps = torch.size(gates, 0)
    clips = torch.size(gates, 1)
    units = torch.size(p, 1)
    deltas = torch.new_empty(gates, [steps, clips, torch.mul(units, 4)])
    projected = torch.new_empty(gates, [steps, clips, torch.size(p, 0)])
    slope = torch.new_zeros(gates, [clips, torch.size(p, 0)])
    cell_slope = torch.new_zeros(gates, [clips, units])
    for i in range(steps):
      step = torch.sub(torch.sub(steps, 1), i)
      gate = torch.select(gates, 0, step)
      input = torch.slice(gate, 1, 0, units)
      forget = torch.slice(gate, 1, units, torch.mul(units, 2))
      candidate = torch.slice(gate, 1, torch.mul(units, 2), torch.mul(units, 3))
      output = torch.slice(gate, 1, torch.mul(units, 3), torch.mul(units, 4))
      delta = torch.select(deltas, 0, step)
      d_input = torch.slice(delta, 1, 0, units)
      d_forget = torch.slice(delta, 1, units, torch.mul(units, 2))
      d_candidate = torch.slice(delta, 1, torch.mul(units, 2), torch.mul(units, 3))
      d_output = torch.slice(delta, 1, torch.mul(units, 3), torch.mul(units, 4))
      d_state = torch.select(projected, 0, step)
      curve = torch.select(bent, 0, step)
      _0 = torch.add(slope, torch.select(slopes, 0, step), out=d_state)
      d_left = torch.mm(d_state, p)
      _1 = torch.sigmoid_backward(torch.mul(d_left, curve), output, grad_input=d_output)
      _2 = torch.add_(cell_slope, torch.tanh_backward(torch.mul_(d_left, output), curve))
      _3 = torch.sigmoid_backward(torch.mul(cell_slope, candidate), input, grad_input=d_input)
      _4 = torch.sigmoid_backward(torch.mul(cell_slope, torch.select(cells, 0, step)), forget, grad_input=d_forget)
      _5 = torch.tanh_backward(torch.mul(cell_slope, input), candidate, grad_input=d_candidate)
      _6 = torch.mul_(cell_slope, forget)
      slope = torch.mm(delta, r)
    all = torch.mul(steps, clips)
    flat = torch.view(deltas, [all, -1])
    before_all = torch.view(torch.slice(states, 0, 0, steps), [all, -1])
    d_w = torch.t(torch.mm(torch.t(saved[5]), flat))
    d_r = torch.t(torch.mm(torch.t(before_all), flat))
    d_b = torch.sum(flat, [0])
    d_p = torch.mm(torch.t(torch.view(projected, [all, -1])), torch.view(saved[4], [all, -1]))
    result = [d_w, d_r, d_p, d_b]
    if wanted:
      _7 = torch.append(result, torch.view(torch.mm(flat, w), [steps, clips, -1]))
    return result
