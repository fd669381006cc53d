package io.thimble.api.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help;

/** All commands, in the groups in which the help shows them. */
final class Commands {
  /** Makes a command, which picocli reads: its object, or one with subcommands. */
  private interface Factory {
    Object create(Terminal terminal, Map<String, String> environment);
  }

  private static final Map<String, Map<String, Factory>> GROUPS = new LinkedHashMap<>();

  static {
    group("The main job").add("demo", DemoCommand::new).add("up", UpCommand::new);
    group("Searches")
        .add("search", SearchCommand::new)
        .add("fits", FitsCommand::new)
        .add("list", ListSearches::new)
        .add("status", StatusCommand::new)
        .add("tune", TuneCommand::new)
        .add("extend", ExtendCommand::new)
        .add("pause", TransitionCommand.PauseCommand::new)
        .add("resume", TransitionCommand.ResumeCommand::new)
        .add("cancel", TransitionCommand.CancelCommand::new)
        .add("clone", CloneCommand::new)
        .add("delete", DeleteCommand::new);
    group("What a search finds")
        .add("front", FrontCommand::new)
        .add("fronts", FrontsCommand::new)
        .add("changes", ChangesCommand::new)
        .add("hypervolume", HypervolumeCommand::new)
        .add("trials", TrialsCommand::new)
        .add("trial", TrialCommand::new)
        .add("compare", CompareCommand::new)
        .add("attempts", AttemptsCommand::new)
        .add("log", LogCommand::new)
        .add("events", EventsCommand::new)
        .add("export", ExportCommand::new)
        .add("hear", HearCommand::new)
        .add("clip", ClipCommand::new);
    group("What searches are made of, and run on")
        .add("devices", DevicesCommand::new)
        .add("datasets", DatasetsCommand::line)
        .add("workers", WorkersCommand::new);
    group("The service")
        .add("health", HealthCommand::new)
        .add("session", SessionCommand::new)
        .add("token", (terminal, environment) -> new TokenCommand(terminal))
        .add("tokens", TokensCommand::line)
        .add("audit", AuditCommand::new);
    group("The shell").add("completion", CompletionCommand::new);
  }

  private Commands() {}

  /** Adds to one group. */
  private record Group(Map<String, Factory> commands) {
    Group add(String name, Factory factory) {
      commands.put(name, factory);
      return this;
    }
  }

  private static Group group(String title) {
    return new Group(GROUPS.computeIfAbsent(title, none -> new LinkedHashMap<>()));
  }

  /** The names in the order of the help. */
  static List<String> names() {
    return GROUPS.values().stream().flatMap(group -> group.keySet().stream()).toList();
  }

  /**
   * Adds the command that these arguments name, alone, as reading all of them takes longer than
   * most commands; or all of them where the arguments name none.
   */
  static void addTo(CommandLine commandLine, Context context, String... arguments) {
    var named = arguments.length == 0 ? "" : arguments[0];
    var all = !names().contains(named);
    for (var group : GROUPS.values()) {
      group.forEach(
          (name, factory) -> {
            if (all || name.equals(named)) {
              commandLine.addSubcommand(factory.create(context.terminal(), context.environment()));
            }
          });
    }
  }

  /**
   * Where commands run.
   *
   * @param terminal what they write to
   * @param environment variables of the environment
   */
  record Context(Terminal terminal, Map<String, String> environment) {}

  /** The list of commands in the help, by groups. */
  static String help(Help help) {
    var text = new StringBuilder();
    var shown = help.subcommands();
    GROUPS.forEach(
        (title, group) -> {
          var members = new LinkedHashMap<String, Help>();
          group.keySet().stream()
              .filter(shown::containsKey)
              .forEach(name -> members.put(name, shown.get(name)));
          if (!members.isEmpty()) {
            text.append("%n%s:%n".formatted(title)).append(help.commandList(members));
          }
        });
    return text.toString();
  }
}
