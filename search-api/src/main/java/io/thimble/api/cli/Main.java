package io.thimble.api.cli;

import io.thimble.db.setting.GivenSettings;
import io.thimble.db.setting.ReadBy;
import io.thimble.db.setting.StartException;
import java.io.PrintWriter;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The program behind most commands of the script {@code thimble}. */
@Command(
    name = "thimble",
    description = "Find keyword-spotting networks that fit a microcontroller.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
public final class Main {
  private Main() {}

  /** Runs one command and exits with its code, one of those that every {@code --help} lists. */
  public static void main(String[] arguments) {
    // The database's libraries log by Logback, which tells everything unless it is told otherwise.
    System.setProperty("logback.configurationFile", "io/thimble/api/cli/logback.xml");
    var environment = System.getenv();
    System.exit(run(Terminal.system(environment), environment, arguments));
  }

  static int run(Terminal terminal, Map<String, String> environment, String... arguments) {
    try {
      GivenSettings.of(ReadBy.COMMAND, environment);
    } catch (StartException e) {
      terminal.complain(String.valueOf(e.getMessage()));
      return ExitCodes.BAD_INPUT;
    } finally {
      GivenSettings.unknown(environment).forEach(terminal::complain);
    }
    return commandLine(new Commands.Context(terminal, environment), arguments).execute(arguments);
  }

  /** With the command that these arguments name, or with all of them. */
  static CommandLine commandLine(Commands.Context context, String... arguments) {
    var terminal = context.terminal();
    var commandLine = new CommandLine(new Main());
    Commands.addTo(commandLine, context, arguments);
    commandLine
        .setOut(new PrintWriter(terminal.out(), true))
        .setErr(new PrintWriter(terminal.err(), true))
        .setColorScheme(Help.defaultColorScheme(terminal.colours() ? Ansi.ON : Ansi.OFF))
        .setExecutionExceptionHandler((failure, command, parsed) -> tell(failure, terminal));
    commandLine.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, Commands::help);
    // Each group has a heading of its own.
    commandLine.getCommandSpec().usageMessage().commandListHeading("");
    help(commandLine);
    return commandLine;
  }

  private static void help(CommandLine commandLine) {
    commandLine.getSubcommands().values().forEach(Main::help);
    var command = commandLine.getCommandSpec();
    command.mixinStandardHelpOptions(true).version("Thimble " + Installation.VERSION);
    command.usageMessage().exitCodeListHeading("%nExit codes:%n").exitCodeList(ExitCodes.help());
  }

  private static int tell(Exception failure, Terminal terminal) {
    if (failure instanceof CommandFailure expected) {
      terminal.complain(String.valueOf(expected.getMessage()));
      return expected.exitCode();
    }
    terminal.complain(
        "The command failed for a reason that nobody foresaw. Maybe report it with what follows.");
    failure.printStackTrace(terminal.err());
    return ExitCodes.FAILED;
  }
}
