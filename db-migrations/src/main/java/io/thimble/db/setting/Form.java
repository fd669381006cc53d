package io.thimble.db.setting;

import java.util.function.Predicate;

/**
 * What values of a setting look like.
 *
 * @param values which ones there are, for the README
 * @param admits whether a value is one of them
 * @param wrong what any other value is, as "is no port"
 * @param help what may help then; empty for a look at the default
 * @param secret whether a value must not be shown, not even a wrong one
 */
record Form(String values, Predicate<String> admits, String wrong, String help, boolean secret) {
  private static final String PASSWORD = "(?i)(password=)[^&\\s]+";
  private static final String USER = "//[^/@\\s]+@";

  /** A value as it may be shown: no password, not even one within an address. */
  String shown(String value) {
    return secret
        ? "%d characters".formatted(value.length())
        : value.replaceAll(PASSWORD, "$1…").replaceAll(USER, "//…@");
  }
}
