package io.thimble.worker.command;

import io.thimble.db.setting.GivenSettings;
import io.thimble.db.setting.ReadBy;
import io.thimble.db.setting.StartException;
import io.thimble.worker.data.DataSetException;
import io.thimble.worker.export.InvalidBundleException;
import java.io.PrintStream;
import java.util.Map;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The worker's commands. Exit codes: 0 done, 1 failed, 2 wrong usage or bad input. */
@Command(
    name = "thimble",
    subcommands = {
      EstimateCost.class,
      Evaluate.class,
      Quantization.class,
      TrainPresets.class,
      Replay.class,
      Bench.class
    },
    mixinStandardHelpOptions = true,
    description = "Commands that need no server.")
public final class Main {
  private static final int FAILED = 1;
  private static final int BAD_INPUT = 2;
  private static final String PREFIX = "thimble: ";

  /** Where the logging library looks for its settings. */
  private static final String LOGGING = "logback.configurationFile";

  private Main() {}

  /** Runs the command that the arguments name and exits with its code. */
  public static void main(String[] arguments) {
    if (System.getProperty(LOGGING) == null) {
      System.setProperty(LOGGING, "io/thimble/worker/command/logback.xml");
    }
    System.exit(run(System.getenv(), System.err, arguments));
  }

  static int run(Map<String, String> environment, PrintStream err, String... arguments) {
    try {
      GivenSettings.of(ReadBy.COMMAND, environment);
    } catch (StartException e) {
      err.println(PREFIX + e.getMessage());
      return BAD_INPUT;
    } finally {
      GivenSettings.unknown(environment).forEach(line -> err.println(PREFIX + line));
    }
    return commandLine().execute(arguments);
  }

  static CommandLine commandLine() {
    // What the script's own completion is made of; nobody types it.
    var completion = new CommandLine(new AutoComplete.GenerateCompletion());
    completion.getCommandSpec().usageMessage().hidden(/* hidden= */ true);
    return new CommandLine(new Main())
        .addSubcommand(completion)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(
            (exception, command, _) -> {
              command.getErr().println(PREFIX + exception.getMessage());
              return isBadInput(exception) ? BAD_INPUT : FAILED;
            });
  }

  private static boolean isBadInput(Exception exception) {
    return exception instanceof DataSetException
        || exception instanceof InvalidBundleException
        || exception instanceof IllegalArgumentException;
  }
}
