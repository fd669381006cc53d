package io.thimble.api.cli;

import java.util.LinkedHashMap;
import java.util.Map;

/** What every command exits with. */
final class ExitCodes {
  static final int FINE = 0;
  static final int FAILED = 1;
  static final int BAD_INPUT = 2;
  static final int UNREACHABLE = 3;
  static final int INTERRUPTED = 130;

  private ExitCodes() {}

  /** Each code with what it means, for the help of every command. */
  static Map<String, String> help() {
    var help = new LinkedHashMap<String, String>();
    help.put(Integer.toString(FINE), "all went well");
    help.put(
        Integer.toString(FAILED),
        "the search or the command failed, nothing fits, or the service is not well");
    help.put(Integer.toString(BAD_INPUT), "wrong usage or bad input");
    help.put(Integer.toString(UNREACHABLE), "no service answers at the server's address");
    help.put(Integer.toString(INTERRUPTED), "interrupted (143 when ended by SIGTERM)");
    return help;
  }
}
