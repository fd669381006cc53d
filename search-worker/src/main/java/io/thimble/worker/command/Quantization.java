package io.thimble.worker.command;

import picocli.CommandLine.Command;

/** What turning floats into integers costs. */
@Command(
    name = "quantization",
    mixinStandardHelpOptions = true,
    subcommands = QuantizationSweep.class,
    description = "Says what turning a network's floats into integers costs.")
final class Quantization {}
