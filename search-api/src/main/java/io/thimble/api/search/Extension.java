package io.thimble.api.search;

import io.thimble.api.error.ApiException;
import io.thimble.api.error.FieldError;
import io.thimble.api.error.ProblemType;
import io.thimble.hw.json.Json;
import io.thimble.hw.search.InvalidSpecException;
import io.thimble.hw.search.SearchSpec;
import io.thimble.hw.search.SearchSpecJson;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a search is to have from now on: all trials or all time, not what is added.
 *
 * @param trials most trials, or null to leave them
 * @param maxDuration an ISO-8601 duration, or null to leave it
 */
record Extension(@Nullable Long trials, @Nullable String maxDuration) {
  private static final int LONGEST_CHARACTERS = 1_000;
  private static final int LONGEST_DURATION = 40;

  /**
   * Reads it; how far the values may go is the spec's business.
   *
   * @throws ApiException when it is none
   */
  static Extension read(String json) {
    var errors = new ArrayList<FieldError>();
    var fields =
        Json.read(
            json,
            LONGEST_CHARACTERS,
            (field, value, message) -> errors.add(new FieldError(field, value, message)));
    Extension extension = new Extension(null, null);
    if (fields != null) {
      extension =
          new Extension(
              fields.whole("trials", 1, Integer.MAX_VALUE),
              fields.text("maxDuration", LONGEST_DURATION));
      fields.reportUnknownFields();
      if (errors.isEmpty() && fields.isEmpty()) {
        errors.add(
            new FieldError(
                "trials",
                "",
                "Neither trials nor maxDuration is there. Maybe send {\"trials\": 120}."));
      }
    }
    if (!errors.isEmpty()) {
      throw ApiException.ofFields(ProblemType.INVALID_SPEC, errors);
    }
    return extension;
  }

  /**
   * The spec with this many trials and this much time.
   *
   * @throws ApiException when one is out of bounds, or less than the spec has
   */
  SearchSpec of(SearchSpec spec, JsonMapper mapper) {
    var json = (ObjectNode) mapper.readTree(SearchSpecJson.write(spec));
    if (trials != null) {
      json.put("trials", trials);
    }
    if (maxDuration != null) {
      json.put("maxDuration", maxDuration);
    }
    var extended = read(json);
    var errors = new ArrayList<FieldError>();
    if (extended.trials() < spec.trials()) {
      errors.add(less("trials", extended.trials(), spec.trials()));
    }
    if (extended.maxDuration().compareTo(spec.maxDuration()) < 0) {
      errors.add(less("maxDuration", extended.maxDuration(), spec.maxDuration()));
    }
    if (!errors.isEmpty()) {
      throw ApiException.ofFields(ProblemType.INVALID_SPEC, errors);
    }
    return extended;
  }

  private static SearchSpec read(ObjectNode json) {
    try {
      return SearchSpecJson.read(json.toString());
    } catch (InvalidSpecException e) {
      List<FieldError> errors =
          e.problems().stream()
              .map(problem -> new FieldError(problem.field(), problem.value(), problem.message()))
              .toList();
      throw ApiException.ofFields(ProblemType.INVALID_SPEC, errors);
    }
  }

  private static FieldError less(String field, Object asked, Object has) {
    return new FieldError(
        field,
        asked,
        "%s (%s) is less than the search has (%s). Maybe give the sum, old and new together."
            .formatted(field, asked, has));
  }
}
