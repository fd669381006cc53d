package io.thimble.api.work;

import io.thimble.api.error.ApiException;
import io.thimble.api.error.FieldError;
import io.thimble.api.error.ProblemType;
import io.thimble.api.security.Caller;
import io.thimble.db.token.Role;
import io.thimble.db.work.Tuning;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a change of a {@link Tuning}, a JSON merge patch (RFC 7396): a field that is not there
 * stays as it is, and null takes a number away.
 */
final class TuningReader {
  private static final JsonMapper MAPPER = JsonMapper.shared();
  private static final String PRIORITY = "priority";
  private static final String RUNNING_AT_ONCE = "runningAtOnce";

  private final List<FieldError> errors = new ArrayList<>();
  private final Caller caller;

  private TuningReader(Caller caller) {
    this.caller = caller;
  }

  /**
   * The tuning after the change.
   *
   * @throws ApiException when the change cannot be read, leads out of the bounds, or is not the
   *     caller's to make
   */
  static Tuning read(String json, Tuning before, Caller caller) {
    var reader = new TuningReader(caller);
    var after = reader.patched(object(json), before);
    if (!reader.errors.isEmpty()) {
      throw ApiException.ofFields(ProblemType.INVALID_TUNING, reader.errors);
    }
    reader.requireRight(after.priority(), before.priority());
    return after;
  }

  /**
   * Trials of a higher priority begin before those of every other owner, so only administrators
   * raise one above what searches begin with. To lower is everybody's right.
   */
  private void requireRight(int after, int before) {
    if (after <= Math.max(before, Tuning.FIRST_PRIORITY) || caller.may(Role.ADMIN)) {
      return;
    }
    throw ApiException.ofField(
        ProblemType.FORBIDDEN,
        PRIORITY,
        after,
        "priority (%d) above %d takes the role %s, and the caller's is %s. Maybe lower the other searches of yours, or ask an administrator."
            .formatted(
                after,
                Tuning.FIRST_PRIORITY,
                Role.ADMIN.label(),
                caller.role() == null ? "none" : caller.role().label()));
  }

  private static JsonNode object(String json) {
    try {
      var patch = MAPPER.readTree(json);
      if (patch.isObject()) {
        return patch;
      }
    } catch (JacksonException e) {
      // Said below, as for JSON of another shape.
    }
    throw new ApiException(
        ProblemType.INVALID_REQUEST,
        "The body is no JSON object. Maybe send {\"priority\": 5, \"runningAtOnce\": 3}.");
  }

  private Tuning patched(JsonNode patch, Tuning before) {
    for (var name : patch.propertyNames()) {
      if (!name.equals(PRIORITY) && !name.equals(RUNNING_AT_ONCE)) {
        errors.add(
            new FieldError(
                name,
                text(patch.get(name)),
                "The field %s is not known. Maybe use priority or runningAtOnce.".formatted(name)));
      }
    }
    var priority =
        patch.has(PRIORITY)
            ? number(patch, PRIORITY, Tuning.LEAST_PRIORITY, Tuning.MOST_PRIORITY)
            : Integer.valueOf(before.priority());
    var atOnce = before.runningAtOnce();
    if (patch.has(RUNNING_AT_ONCE)) {
      atOnce =
          patch.get(RUNNING_AT_ONCE).isNull()
              ? null
              : number(patch, RUNNING_AT_ONCE, 1, Tuning.MOST_AT_ONCE);
    }
    return new Tuning(priority == null ? before.priority() : priority, atOnce);
  }

  /** Null, with an error, for what is no number within these bounds. */
  private @Nullable Integer number(JsonNode patch, String field, int least, int most) {
    var value = patch.get(field);
    if (value.isIntegralNumber()
        && value.canConvertToInt()
        && value.intValue() >= least
        && value.intValue() <= most) {
      return value.intValue();
    }
    errors.add(
        new FieldError(
            field,
            text(value),
            "%s (%s) is no whole number from %d to %d. Maybe leave it out, and it stays as it is."
                .formatted(field, text(value), least, most)));
    return null;
  }

  private static String text(JsonNode value) {
    var text = value.toString();
    return text.length() <= 100 ? text : text.substring(0, 100) + "…";
  }
}
