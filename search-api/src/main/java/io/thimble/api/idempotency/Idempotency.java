package io.thimble.api.idempotency;

import io.thimble.api.error.ApiException;
import io.thimble.api.error.ProblemType;
import io.thimble.db.idempotency.IdempotencyStore;
import io.thimble.db.idempotency.KeptAnswer;
import io.thimble.db.idempotency.Outcome;
import io.thimble.db.idempotency.RequestKey;
import io.thimble.hw.digest.Sha256;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Does a request with a key once (IETF draft-ietf-httpapi-idempotency-key-header). Only answers to
 * requests that were done are kept: one that was refused may be sent again under its key, and is
 * judged anew.
 */
@Component
public class Idempotency {
  /** The request's header. */
  public static final String HEADER = "Idempotency-Key";

  /** Visible characters; the draft's quotes around them may be left out. */
  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");

  private static final Pattern QUOTED = Pattern.compile("^\"(.*)\"$");

  private final IdempotencyStore store;
  private final JsonMapper mapper;

  Idempotency(IdempotencyStore store, JsonMapper mapper) {
    this.store = store;
    this.mapper = mapper;
  }

  /**
   * What the request is known by.
   *
   * @param owner who sends it
   * @param header as it came
   * @param target method and path
   * @throws ApiException when the header is no key
   */
  public RequestKey key(String owner, String header, String target, String body) {
    var key = QUOTED.matcher(header.strip()).replaceFirst("$1");
    if (!KEY.matcher(key).matches()) {
      throw ApiException.ofField(
          ProblemType.INVALID_REQUEST,
          HEADER,
          header.length() > 255 ? header.substring(0, 255) + "…" : header,
          "The key (%d characters) is not of 1 to 255 visible ASCII characters. Maybe send a random UUID."
              .formatted(key.length()));
    }
    return new RequestKey(owner, key, Sha256.of(target + "\n" + body));
  }

  /**
   * The answer of the first time, if there was one.
   *
   * @throws ApiException when the key belongs to another request
   */
  public <T> Optional<T> before(RequestKey key, Class<T> type) {
    return store.find(key).map(outcome -> answer(key, outcome, type));
  }

  /**
   * Does the work, or answers as the first time.
   *
   * @param search which search an answer is about
   * @param work writes to the stores, all of it or nothing
   * @throws ApiException when the key belongs to another request, or is being worked on
   */
  public <T> T once(RequestKey key, Class<T> type, Function<T, UUID> search, Supplier<T> work) {
    var outcome =
        store.once(
            key,
            () -> {
              var answer = work.get();
              return new KeptAnswer(search.apply(answer), mapper.writeValueAsString(answer));
            });
    return answer(key, outcome, type);
  }

  private <T> T answer(RequestKey key, Outcome outcome, Class<T> type) {
    return switch (outcome) {
      case Outcome.Done(var answer) -> mapper.readValue(answer.body(), type);
      case Outcome.DoneBefore(var answer) -> mapper.readValue(answer.body(), type);
      case Outcome.Deleted _ ->
          throw new ApiException(
              ProblemType.SEARCH_NOT_FOUND,
              "The search that the request with the key %s was about is deleted. Maybe send the request under a new key."
                  .formatted(key.key()));
      case Outcome.Reused _ ->
          throw ApiException.ofField(
              ProblemType.IDEMPOTENCY_KEY_REUSED,
              HEADER,
              key.key(),
              "The key %s belongs to another request. Maybe send a new key with each request, and the same one only when a request is repeated unchanged."
                  .formatted(key.key()));
      case Outcome.InUse _ ->
          throw ApiException.ofField(
              ProblemType.IDEMPOTENCY_KEY_IN_USE,
              HEADER,
              key.key(),
              "The first request with the key %s is still being worked on. Maybe send it again in a moment."
                  .formatted(key.key()));
    };
  }
}
