package io.thimble.worker.command;

import picocli.CommandLine.Command;

/** Benchmarks, each side by side with its peer in one run. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    subcommands = BenchTraining.class,
    description = "Runs a benchmark side by side with its peer.",
    footer =
        "  estimates  Estimates a second, and how long a certificate takes; built and run by"
            + " ./thimble.")
final class Bench {}
