package io.thimble.hw.device;

import io.thimble.hw.json.FieldReader;
import io.thimble.hw.json.Json;
import io.thimble.hw.json.Suggestion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An object in a data file; the first thing wrong in it is thrown.
 *
 * @param file the file's name
 * @param fields the object's fields
 */
record DataFile(String file, FieldReader fields) {
  private static final int LONGEST_CHARACTERS = 100_000;
  private static final int LONGEST_LABEL = 100;

  /** The file {@code devices/NAME.json} of the catalogue. */
  static DataFile ofCatalogue(String name) {
    var path = "devices/%s.json".formatted(name);
    try (var stream = DataFile.class.getResourceAsStream("/" + path)) {
      if (stream == null) {
        throw new InvalidDeviceFileException(path, "It is missing. Maybe the build is incomplete.");
      }
      return of(path, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file of a person's own. */
  static DataFile of(Path file) {
    try {
      return of(file.toString(), Files.readString(file));
    } catch (IOException e) {
      throw new InvalidDeviceFileException(
          file.toString(),
          "It cannot be read (%s). Maybe it is no text, or its permissions are too tight."
              .formatted(e));
    }
  }

  private static DataFile of(String file, String text) {
    var fields =
        Json.read(
            text,
            LONGEST_CHARACTERS,
            (_, _, problem) -> {
              throw new InvalidDeviceFileException(file, problem);
            });
    if (fields == null) {
      throw new InvalidDeviceFileException(file, "It has no fields. Maybe it is another file.");
    }
    return new DataFile(file, fields);
  }

  /** An object within the same file. */
  DataFile at(FieldReader inner) {
    return new DataFile(file, inner);
  }

  String text(String name, int longest) {
    return needed(name, fields.text(name, longest));
  }

  double positive(String name, double most) {
    return needed(name, fields.positive(name, most));
  }

  long whole(String name, long most) {
    return needed(name, fields.whole(name, 1, most));
  }

  Core core() {
    return constant("core", Core.values(), Core::label);
  }

  KernelLibrary kernels() {
    return constant("kernels", KernelLibrary.values(), KernelLibrary::label);
  }

  <T> T needed(String name, @Nullable T value) {
    if (value == null) {
      throw problem("%s is missing. Maybe add it.".formatted(fields.pathOf(name)));
    }
    return value;
  }

  InvalidDeviceFileException problem(String problem) {
    return new InvalidDeviceFileException(file, problem);
  }

  private <T> T constant(String name, T[] constants, Function<T, String> label) {
    var text = text(name, LONGEST_LABEL);
    List<String> labels = Arrays.stream(constants).map(label).toList();
    if (!labels.contains(text)) {
      throw problem(
          "%s (%s) is not known. %s"
              .formatted(fields.pathOf(name), text, Suggestion.sentence(text, labels)));
    }
    return constants[labels.indexOf(text)];
  }
}
