package io.thimble.db.setting;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.postgresql.Driver;

/** The forms that settings have. What a form admits, the program that reads it can read. */
final class Forms {
  private static final Pattern WHOLE = Pattern.compile("-?\\d{1,18}");
  private static final Pattern HASH = Pattern.compile("[0-9a-fA-F]{64}");
  private static final Pattern HOST = Pattern.compile("\\[?[0-9A-Za-z.:_-]+(%[0-9A-Za-z]+)?]?");
  private static final Pattern NAMES =
      Pattern.compile("[0-9A-Za-z._-]+(\\s*,\\s*[0-9A-Za-z._-]+)*");
  private static final Pattern WEB = Pattern.compile("https?://[^\\s/].*");
  private static final List<String> SWITCH =
      List.of("true", "false", "on", "off", "yes", "no", "1", "0");

  /** Of another kind of store. */
  private static final Pattern ADDRESS = Pattern.compile("(?!s3://)[A-Za-z][A-Za-z0-9+.-]+:/.*");

  private static final String MISSPELT = "it is misspelt, or not there on this machine";

  private Forms() {}

  /** Any text. */
  static Form text(String values) {
    return new Form(values, value -> true, "", "", /* secret= */ false);
  }

  /** Any text that nobody else may see. */
  static Form secret(String values) {
    return new Form(values, value -> true, "", "", /* secret= */ true);
  }

  /** SHA-256 of a secret; hidden, as the secret itself may stand there by mistake. */
  static Form sha256() {
    return new Form(
        "64 hexadecimal digits",
        matches(HASH),
        "is no SHA-256 in hexadecimal",
        "it is the token itself; ./thimble token prints both",
        /* secret= */ true);
  }

  static Form count(long least, long most) {
    return open(
        "%d to %d".formatted(least, most),
        value -> WHOLE.matcher(value).matches() && isWithin(Long.parseLong(value), least, most),
        "is no whole number from %d to %d".formatted(least, most));
  }

  /** A number that nobody bounds, but for sense. */
  static Form count(long least) {
    var counts = count(least, 1_000_000_000);
    return open(
        "%d or more".formatted(least),
        counts.admits(),
        "is no whole number that is %d or more".formatted(least));
  }

  static Form port() {
    var ports = count(0, 65_535);
    return open("port", ports.admits(), "is no port from 0 to 65535");
  }

  /** A time, from one to another. */
  static Form time(String least, String most) {
    var from = Measures.time(least).orElseThrow();
    var to = Measures.time(most).orElseThrow();
    return open(
        "%s to %s".formatted(least, most),
        value -> Measures.time(value).filter(time -> isWithin(time, from, to)).isPresent(),
        "is no time from %s to %s".formatted(least, most));
  }

  /** A number of bytes. */
  static Form size(String least, String most) {
    long from = Measures.bytes(least).orElseThrow();
    long to = Measures.bytes(most).orElseThrow();
    return open(
        "%s to %s".formatted(least, most),
        value -> Measures.bytes(value).filter(bytes -> isWithin(bytes, from, to)).isPresent(),
        "is no number of bytes from %s to %s".formatted(least, most));
  }

  /** A number of bytes that nobody bounds, but for sense. */
  static Form size(String least) {
    var sizes = size(least, "1000000TB");
    return open(
        "%s or more".formatted(least),
        sizes.admits(),
        "is no number of bytes that is %s or more".formatted(least));
  }

  static Form choice(String... words) {
    var known = List.of(words);
    return open(
        known.stream().map("`%s`"::formatted).collect(Collectors.joining(", ")),
        known::contains,
        "is not known",
        "use " + String.join(", ", known).replaceFirst(", ([^,]*)$", " or $1"));
  }

  static Form yesOrNo() {
    return open(
        "`true`, `false`",
        value -> SWITCH.contains(value.toLowerCase(Locale.ROOT)),
        "is neither true nor false");
  }

  static Form webAddress(String example) {
    return open(
        "address",
        matches(WEB),
        "is no address that begins with http:// or https://",
        "use one like " + example);
  }

  static Form databaseAddress() {
    return open(
        "JDBC address",
        value -> Driver.parseURL(value, null) != null,
        "is no address of a PostgreSQL database");
  }

  /** Where to listen. */
  static Form host() {
    return open("address or name", matches(HOST), "is no address of a machine");
  }

  static Form hosts() {
    return open(
        "names, with commas",
        matches(NAMES),
        "names no machines",
        "leave scheme and port out, as in thimble.example");
  }

  static Form folderThatIsThere() {
    return open(
        "folder",
        value -> path(value).filter(Files::isDirectory).isPresent(),
        "is no folder",
        MISSPELT);
  }

  /** A folder that is made where it is missing. */
  static Form folder() {
    return open(
        "folder",
        value -> path(value).filter(at -> Files.isDirectory(at) || Files.notExists(at)).isPresent(),
        "is no folder",
        MISSPELT);
  }

  static Form fileThatIsThere() {
    return open(
        "file",
        value -> path(value).filter(Files::isReadable).filter(Files::isRegularFile).isPresent(),
        "is no file that can be read",
        MISSPELT);
  }

  /** What a program's loader is told to load: names that it looks for itself, or files. */
  static Form libraries() {
    return open(
        "library",
        value ->
            Arrays.stream(value.split("[: ]+"))
                .allMatch(part -> part.indexOf('/') < 0 || Files.isReadable(Path.of(part))),
        "names no library that can be read",
        MISSPELT);
  }

  static Form store() {
    return open(
        "folder or `s3://bucket/prefix`",
        value -> !ADDRESS.matcher(value).matches() && path(value).isPresent(),
        "is neither a folder nor a bucket",
        "use a path, or one like s3://thimble/archives");
  }

  static Form paths(String values) {
    return open(
        values,
        value ->
            Arrays.stream(value.split(Pattern.quote(File.pathSeparator), -1))
                .allMatch(part -> path(part).isPresent()),
        "names no paths",
        MISSPELT);
  }

  private static Form open(String values, Predicate<String> admits, String wrong) {
    return open(values, admits, wrong, "");
  }

  private static Form open(String values, Predicate<String> admits, String wrong, String help) {
    return new Form(values, admits, wrong, help, /* secret= */ false);
  }

  private static Predicate<String> matches(Pattern pattern) {
    return value -> pattern.matcher(value).matches();
  }

  private static Optional<Path> path(String value) {
    try {
      return Optional.of(Path.of(value));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static <T extends Comparable<T>> boolean isWithin(T value, T least, T most) {
    return least.compareTo(value) <= 0 && value.compareTo(most) <= 0;
  }
}
