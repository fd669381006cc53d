"""Trains any network of Thimble's with PyTorch from Python: the peer of `./thimble bench training`.

Usage: train_torch.py version
       train_torch.py size ARCHITECTURE
       train_torch.py train ARCHITECTURE LAYOUT

ARCHITECTURE is the network as Thimble writes it, a JSON text, so that both sides train the same.
LAYOUT is default (PyTorch's own order of memory) or channels-last. `size` prints parameters (after
folding the normalizations) and multiply-accumulates, counted from the modules and what runs through
them. `train` prints samples per second of processor time and of wall clock, warm-up left out, on
one thread. Batch, optimizer and number of made-up clips are those of Thimble's side.
"""

import json
import sys
import time

import torch
from torch import nn

CLIPS, BATCH, CLASSES = 10_000, 100, 12
WARM_UP_SECONDS, MEASURED_SECONDS = 2.5, 2.5


def padding_of(size, kernel, stride, padding):
    """Zeros before and behind an axis, as TensorFlow defines SAME and VALID."""
    if padding == "valid":
        return 0, 0
    total = max((-(-size // stride) - 1) * stride + kernel - size, 0)
    return total // 2, total - total // 2


def convolution(layer, shape, filters, groups, rectified):
    channels, height, width = shape
    kernel = layer["kernelHeight"], layer["kernelWidth"]
    stride = layer["strideHeight"], layer["strideWidth"]
    rows = padding_of(height, kernel[0], stride[0], layer["padding"])
    columns = padding_of(width, kernel[1], stride[1], layer["padding"])
    alike = rows[0] == rows[1] and columns[0] == columns[1]
    padding = (rows[0], columns[0]) if alike else 0
    modules = [] if alike else [nn.ZeroPad2d(columns + rows)]
    modules.append(nn.Conv2d(channels, filters, kernel, stride, padding, groups=groups, bias=False))
    modules.append(nn.BatchNorm2d(filters, eps=1e-3))
    return modules + ([nn.ReLU()] if rectified else [])


def dense(layer, inputs, is_last):
    modules = [nn.Linear(inputs, layer["units"], bias=is_last)]
    if not is_last:
        modules.append(nn.BatchNorm1d(layer["units"], eps=1e-3))
    return modules + ([nn.ReLU()] if layer["relu"] else [])


class Recurrent(nn.Module):
    """The top layer's state after the last step; a step is a row of the feature map."""

    def __init__(self, layer, shape):
        super().__init__()
        channels, _, width = shape
        if layer["type"] == "gru":
            self.stack = nn.GRU(channels * width, layer["units"], layer["layers"], batch_first=True)
        else:
            self.stack = nn.LSTM(
                channels * width,
                layer["units"],
                layer["layers"],
                batch_first=True,
                proj_size=layer.get("projection", 0),
            )
        # Thimble trains one bias for each gate; PyTorch's second one stays zero.
        for name, bias in self.stack.named_parameters():
            if name.startswith("bias_hh"):
                nn.init.zeros_(bias)
                bias.requires_grad_(False)

    def forward(self, values):
        clips, channels, height, width = values.shape
        if channels > 1:
            values = values.permute(0, 2, 3, 1)
        states, _ = self.stack(values.reshape(clips, height, width * channels))
        return states[:, -1]


def network(architecture, clip, layout):
    """The modules that the architecture says, in the order of memory that it shall have."""
    layers = [layer for layer in architecture["layers"] if layer["type"] != "softmax"]
    model = nn.Sequential()
    for index, layer in enumerate(layers):
        model.eval()
        with torch.no_grad():
            shape = tuple(model(clip).shape[1:])
        kind = layer["type"]
        if kind == "conv":
            modules = convolution(layer, shape, layer["filters"], 1, True)
        elif kind == "depthwise-conv":
            modules = convolution(layer, shape, shape[0], shape[0], True)
        elif kind == "average-pool":
            modules = [nn.AdaptiveAvgPool2d(1), nn.Flatten()]
        elif kind in ("lstm", "projected-lstm", "gru"):
            modules = [Recurrent(layer, shape)]
        elif kind == "dense":
            modules = [] if len(shape) == 1 else [nn.Flatten()]
            inputs = torch.Size(shape).numel()
            modules += dense(layer, inputs, is_last=index == len(layers) - 1)
        else:
            raise ValueError(f"The layer ({kind}) is not known. Maybe this program is too old.")
        for module in modules:
            model.append(module)
    return model.to(memory_format=layout).train()


def macs_of(module, values):
    """Multiply-accumulates of one clip, as Thimble counts them: no bias, no pooling."""
    if isinstance(module, nn.Conv2d):
        return values.numel() * module.weight[0].numel()
    if isinstance(module, nn.Linear):
        return module.weight.numel()
    weights = sum(w.numel() for name, w in module.named_parameters() if "weight" in name)
    products = {nn.LSTM: 3, nn.GRU: 2}[type(module)] * module.hidden_size * module.num_layers
    return values[0].shape[1] * (weights + products)


def size(model, clip):
    macs = []
    for module in model.modules():
        if isinstance(module, (nn.Conv2d, nn.Linear, nn.LSTM, nn.GRU)):
            module.register_forward_hook(lambda m, _, result: macs.append(macs_of(m, result)))
    model.eval()
    with torch.no_grad():
        model(clip)
    parameters = sum(p.numel() for p in model.parameters() if p.requires_grad)
    # A normalization's scale goes into the weights before it when it is folded.
    folded = [m for m in model.modules() if isinstance(m, (nn.BatchNorm1d, nn.BatchNorm2d))]
    return {"parameters": parameters - sum(m.num_features for m in folded), "macs": sum(macs)}


def batches():
    while True:
        yield from torch.randperm(CLIPS).split(BATCH)


def train(model, shape, layout):
    clips = torch.randn(CLIPS, *shape)
    labels = torch.arange(CLIPS) % CLASSES
    trained = [p for p in model.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(trained, lr=1e-3, weight_decay=1e-4)
    loss_of = nn.CrossEntropyLoss()
    began, started, samples = time.process_time(), None, 0
    for batch in batches():
        now = time.process_time()
        if started is None and now - began >= WARM_UP_SECONDS:
            started, wall, samples = now, time.perf_counter(), 0
        if started is not None and now - started >= MEASURED_SECONDS:
            return {
                "samplesPerSecondPerCore": samples / (now - started),
                "samplesPerSecond": samples / (time.perf_counter() - wall),
            }
        optimizer.zero_grad()
        features = clips[batch].to(memory_format=layout)
        loss_of(model(features), labels[batch]).backward()
        optimizer.step()
        samples += BATCH


def main(command, text="{}", layout="default"):
    if command == "version":
        print(torch.__version__)
        return
    torch.set_num_threads(1)
    torch.manual_seed(1)
    architecture = json.loads(text)
    front_end = architecture["frontEnd"]
    frames = (1000 - front_end["windowMillis"]) // front_end["strideMillis"] + 1
    shape = (1, frames, front_end["coefficients"])
    formats = {"default": torch.contiguous_format, "channels-last": torch.channels_last}
    clip = torch.zeros(1, *shape)
    model = network(architecture, clip, formats[layout])
    if command == "size":
        print(json.dumps(size(model, clip)))
    else:
        print(json.dumps(train(model, shape, formats[layout])))


if __name__ == "__main__":
    main(*sys.argv[1:])
