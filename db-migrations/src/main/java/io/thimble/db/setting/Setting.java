package io.thimble.db.setting;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** One thing that a person may set. */
public final class Setting {
  private final String name;
  private final Form form;
  private final String fallback;
  private final String told;
  private final String meaning;
  private final Set<ReadBy> programs;

  private Setting(
      String name, Form form, String fallback, String told, String meaning, Set<ReadBy> programs) {
    this.name = name;
    this.form = form;
    this.fallback = fallback;
    this.told = told;
    this.meaning = meaning;
    this.programs = programs;
  }

  /**
   * One with a default.
   *
   * @param name in the environment
   * @param form what its values look like
   * @param fallback its value where none is given; empty for none
   * @param meaning a sentence for the README
   */
  static Setting of(
      String name, Form form, String fallback, String meaning, ReadBy first, ReadBy... more) {
    var told = fallback.isEmpty() ? "none" : "`%s`".formatted(fallback);
    return new Setting(name, form, fallback, told, meaning, EnumSet.of(first, more));
  }

  /** The same with other words about its default in the README. */
  Setting whichIs(String told) {
    return new Setting(name, form, fallback, told, meaning, programs);
  }

  /** Its name in the environment. */
  public String name() {
    return name;
  }

  /**
   * The name by which Spring Boot binds it, which it derives from the environment's in the same
   * way: {@code thimble.data.store} from {@code THIMBLE_DATA_STORE}.
   */
  public String property() {
    return name.toLowerCase(Locale.ROOT).replace('_', '.');
  }

  /** What is given for it, or its default. A value of blanks counts as none. */
  public String in(Map<String, String> environment) {
    if (!isIn(environment)) {
      return fallback;
    }
    var value = environment.getOrDefault(name, "");
    // A password may begin or end with a blank.
    return form.secret() ? value : value.strip();
  }

  /** Whether something is given for it. */
  boolean isIn(Map<String, String> environment) {
    return !environment.getOrDefault(name, "").isBlank();
  }

  /** A value of it as messages may show it. */
  public String shown(String value) {
    return form.shown(value);
  }

  boolean isReadBy(ReadBy program) {
    return programs.contains(program);
  }

  Form form() {
    return form;
  }

  String fallback() {
    return fallback;
  }

  /** What may help where a value is wrong. */
  String help() {
    return form.help().isEmpty() ? "use one like %s, or unset it".formatted(fallback) : form.help();
  }

  /** The default in words. */
  String told() {
    return told;
  }

  String meaning() {
    return meaning;
  }

  Set<ReadBy> programs() {
    return EnumSet.copyOf(programs);
  }

  /** Its name. */
  @Override
  public String toString() {
    return name;
  }
}
