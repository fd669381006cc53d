package io.thimble.db.setting;

import io.thimble.hw.json.Suggestion;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds variables that look like settings and are none: nobody would heed them. */
final class UnknownNames {
  private static final String PREFIX = "THIMBLE_";

  /** What the programs tell each other, and tests. */
  private static final Set<String> INTERNAL =
      Set.of(
          "THIMBLE_CHROMIUM",
          "THIMBLE_COMPLETING",
          "THIMBLE_HOME",
          "THIMBLE_PARENT_PID",
          "THIMBLE_PARENT_WARDS");

  /** What Kubernetes tells of the services beside a program. */
  private static final Pattern OF_SERVICES =
      Pattern.compile(".+_SERVICE_(HOST|PORT)(_.+)?|.+_PORT_\\d+_(TCP|UDP|SCTP)(_[A-Z]+)?");

  /** It tells one thing of them by a name that we might give, too. */
  private static final Pattern ADDRESS_OF_SERVICE = Pattern.compile("(tcp|udp|sctp)://.*");

  private UnknownNames() {}

  static List<String> told(Map<String, String> environment) {
    var known = Catalogue.all().stream().map(Setting::name).toList();
    return environment.keySet().stream()
        .filter(name -> name.startsWith(PREFIX))
        .filter(name -> !known.contains(name) && !INTERNAL.contains(name))
        .filter(name -> !isOfService(name, environment.getOrDefault(name, "")))
        .sorted()
        .map(name -> "%s is no setting. %s".formatted(name, help(name, known)))
        .toList();
  }

  static boolean isInternal(String name) {
    return INTERNAL.contains(name);
  }

  private static boolean isOfService(String name, String value) {
    return OF_SERVICES.matcher(name).matches() || ADDRESS_OF_SERVICE.matcher(value).matches();
  }

  /** All begin alike, so only what follows is compared. */
  private static String help(String name, List<String> known) {
    var ends = known.stream().map(each -> each.substring(PREFIX.length())).toList();
    return Suggestion.nearest(name.substring(PREFIX.length()), ends)
        .map(near -> "Maybe %s%s.".formatted(PREFIX, near))
        .orElse("Maybe it is of another version; the README has them all.");
  }
}
