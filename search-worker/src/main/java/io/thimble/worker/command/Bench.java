package io.thimble.worker.command;

import picocli.CommandLine.Command;

/** Benchmarks, each side by side with its peer in one run. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    subcommands = {
      BenchData.class,
      BenchHalving.class,
      BenchMemory.class,
      BenchQuantization.class,
      BenchRungs.class,
      BenchStrategies.class,
      BenchTable.class,
      BenchTraining.class,
      BenchWorkers.class
    },
    description = "Runs a benchmark side by side with its peer.",
    footer = "  estimates  How fast networks are costed; ./thimble builds and runs it.")
final class Bench {}
