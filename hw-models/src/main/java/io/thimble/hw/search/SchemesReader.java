package io.thimble.hw.search;

import io.thimble.hw.arch.Family;
import io.thimble.hw.json.FieldReader;
import io.thimble.hw.quantization.QuantizationScheme;
import io.thimble.hw.quantization.QuantizationSchemes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads which schemes a search tries: one name, or a list.
 *
 * @param fields the spec's {@code training}
 */
record SchemesReader(FieldReader fields) {
  private static final String FIELD = "quantization";

  /**
   * The schemes; null when the field is absent or wrong.
   *
   * @param families what is searched, or null where the spec leaves that open
   */
  @Nullable List<QuantizationScheme> read(@Nullable List<Family> families) {
    var names = fields.textOrTexts(FIELD, SearchLimits.MOST_LABELS, SearchLimits.LONGEST_LABEL);
    if (names == null) {
      return null;
    }
    var schemes = new ArrayList<QuantizationScheme>();
    for (var name : names) {
      if (!QuantizationSchemes.names().contains(name)) {
        fields.unknown(FIELD, name, QuantizationSchemes.names());
        return null;
      }
      schemes.add(QuantizationSchemes.named(name));
    }
    return areSound(schemes) && haveFormsFor(schemes, families) ? schemes : null;
  }

  private boolean areSound(List<QuantizationScheme> schemes) {
    if (schemes.isEmpty()) {
      fields.problem(FIELD, "are none", "leave the field out");
      return false;
    }
    if (schemes.stream().distinct().count() < schemes.size()) {
      fields.problem(FIELD, "hold a scheme twice", "remove one of them");
      return false;
    }
    var first = schemes.getFirst();
    for (var scheme : schemes) {
      if (!scheme.format().equals(first.format())) {
        fields.problem(
            FIELD,
            "hold files of different costs (%s and %s), and what a trial costs must be known before it is trained"
                .formatted(first.name(), scheme.name()),
            "post a search for each of them");
        return false;
      }
    }
    return true;
  }

  private boolean haveFormsFor(List<QuantizationScheme> schemes, @Nullable List<Family> families) {
    for (var scheme : schemes) {
      for (var family : families == null ? List.<Family>of() : families) {
        if (family.isRecurrent() && !scheme.takesRecurrentLayers()) {
          fields.problem(
              FIELD,
              "has no form for the recurrent layers of the family %s (%s)"
                  .formatted(family.label(), scheme.name()),
              "leave that family out");
          return false;
        }
      }
    }
    return true;
  }

  /** The families that are searched when a spec names none: those that all schemes take. */
  static List<Family> families(List<QuantizationScheme> schemes) {
    return SearchDefaults.FAMILIES.stream()
        .filter(
            family ->
                !family.isRecurrent()
                    || schemes.stream().allMatch(QuantizationScheme::takesRecurrentLayers))
        .toList();
  }
}
