package io.thimble.api.front;

import io.thimble.hw.digest.Sha256;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** One value that tells whether two fronts are the same files. */
final class FrontHash {
  private FrontHash() {}

  /**
   * SHA-256 over one line for each member by number: number, architecture and SHA-256 of the model,
   * a space between, a line feed behind.
   */
  static String of(List<FrontMember> front) {
    var lines =
        front.stream()
            .sorted(Comparator.comparingInt(FrontMember::trial))
            .map(
                member ->
                    "%d %s %s\n"
                        .formatted(member.trial(), member.architecture(), member.modelSha256()))
            .collect(Collectors.joining());
    return Sha256.of(lines);
  }
}
