"""Trains the DS-CNN small of "Hello Edge" (arXiv 1711.07128) with PyTorch from Python.

Usage: ds_cnn_torch.py LAYOUT EPOCHS, where LAYOUT is contiguous (PyTorch's default) or
channels-last. Prints samples per second on one thread, warm-up left out. Same network, batch,
optimizer and made-up clips per epoch as the Java side.
"""

import sys
import time

import torch
from torch import nn

CLIPS, BATCH, CLASSES, CHANNELS, WARM_UP_EPOCHS = 1000, 100, 12, 64, 2


def network():
    def normalized(convolution):
        return [convolution, nn.BatchNorm2d(CHANNELS, eps=1e-3), nn.ReLU()]

    # SAME padding of a 10 x 4 kernel with stride 2 over 49 x 10: one more row at the end.
    layers = [nn.ZeroPad2d((1, 1, 4, 5))]
    layers += normalized(nn.Conv2d(1, CHANNELS, (10, 4), stride=2, bias=False))
    for _ in range(4):
        layers += normalized(
            nn.Conv2d(CHANNELS, CHANNELS, 3, padding=1, groups=CHANNELS, bias=False)
        )
        layers += normalized(nn.Conv2d(CHANNELS, CHANNELS, 1, bias=False))
    layers += [nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(CHANNELS, CLASSES)]
    return nn.Sequential(*layers)


def train(layout, epochs):
    torch.set_num_threads(1)
    torch.manual_seed(1)
    model = network().to(memory_format=layout)
    clips = torch.randn(CLIPS, 1, 49, 10)
    labels = torch.arange(CLIPS) % CLASSES
    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-3, weight_decay=1e-4)
    loss_of = nn.CrossEntropyLoss()
    for epoch in range(WARM_UP_EPOCHS + epochs):
        if epoch == WARM_UP_EPOCHS:
            start = time.perf_counter()
        for batch in torch.randperm(CLIPS).split(BATCH):
            optimizer.zero_grad()
            features = clips[batch].to(memory_format=layout)
            loss_of(model(features), labels[batch]).backward()
            optimizer.step()
    return epochs * CLIPS / (time.perf_counter() - start)


if __name__ == "__main__":
    if sys.argv[1] == "version":
        print(torch.__version__)
    else:
        layouts = {"contiguous": torch.contiguous_format, "channels-last": torch.channels_last}
        print(train(layouts[sys.argv[1]], int(sys.argv[2])))
