package io.thimble.api.error;

import java.net.URI;
import java.util.Locale;
import org.springframework.http.HttpStatusCode;

/** The kinds of problem. Their URIs are part of the interface: clients may compare them. */
public enum ProblemType {
  INVALID_REQUEST(400, "The request cannot be understood"),
  UNAUTHENTICATED(401, "It is not known who asks"),
  FOREIGN_ORIGIN(403, "The request comes from another site's page"),
  FORBIDDEN(403, "The caller's role is too small for this"),
  NOT_FOUND(404, "There is nothing here"),
  SEARCH_NOT_FOUND(404, "There is no such search"),
  TRIAL_NOT_FOUND(404, "There is no such trial"),
  ARTIFACT_NOT_FOUND(404, "The trial has left nothing to download"),
  CLIP_NOT_FOUND(404, "There is no such clip"),
  TOKEN_NOT_FOUND(404, "There is no such token"),
  DATASET_NOT_FOUND(404, "There is no such data set"),
  UPLOAD_NOT_FOUND(404, "There is no such upload"),
  DEVICE_NOT_FOUND(404, "There is no such board"),
  METHOD_NOT_ALLOWED(405, "The method is not allowed here"),
  NOT_ACCEPTABLE(406, "The answer has no such form"),
  UPLOAD_TOO_SLOW(408, "The piece came too slowly"),
  IMPOSSIBLE_TRANSITION(409, "The search is in no state for this"),
  NO_FILE(409, "The trial has no file to ask"),
  BASIS_GONE(409, "What the search is made from was deleted"),
  IDEMPOTENCY_KEY_IN_USE(409, "The request with this key is still being worked on"),
  DATASET_EXISTS(409, "The data set is there already"),
  DATASET_IN_USE(409, "The data set is being read"),
  DATASET_IS_A_FOLDER(409, "The data set lies in a folder of its owner's"),
  UPLOAD_OFFSET_MISMATCH(409, "The piece is not the next one"),
  UPLOAD_INCOMPLETE(409, "The upload is not complete"),
  BODY_TOO_LARGE(413, "The request body is too large"),
  UNSUPPORTED_MEDIA_TYPE(415, "The request body has an unknown form"),
  UNKNOWN_HOST(421, "The server is not known by this name"),
  INVALID_DATASET(422, "The data set cannot be imported"),
  INVALID_SPEC(422, "The spec is not valid"),
  IDEMPOTENCY_KEY_REUSED(422, "The key belongs to another request"),
  INCOMPARABLE_SEARCHES(422, "The scores of these searches do not compare"),
  UNKNOWN_DATASET(422, "The data set is not known"),
  UNUSABLE_DATASET(422, "The data set cannot be used"),
  UNKNOWN_KEYWORDS(422, "The data set does not have these keywords"),
  UNUSABLE_WARM_START(422, "The earlier search cannot be learnt from"),
  INVALID_TUNING(422, "The change of the search is not valid"),
  NOTHING_FITS(422, "No network fits the budget"),
  INVALID_TOKEN_REQUEST(422, "No such token can be made"),
  INVALID_ARCHITECTURE(422, "The architecture is not valid"),
  INVALID_MODEL(422, "The model cannot be read"),
  INVALID_RECORDING(422, "The recording cannot be read"),
  LIMIT_REACHED(429, "The owner has taken all that is allowed"),
  TOO_MANY_UPLOADS(429, "Too much is being uploaded"),
  INTERNAL(500, "The server failed"),
  NO_WORKER(503, "No worker answers"),
  TOO_MANY_QUESTIONS(503, "Too many questions wait for an answer"),
  STORE_UNAVAILABLE(503, "The store of archives cannot be written"),
  UNAVAILABLE(503, "The server cannot reach its database");

  private final int status;
  private final String title;

  ProblemType(int status, String title) {
    this.status = status;
    this.title = title;
  }

  /** The HTTP status that goes with it. */
  public HttpStatusCode status() {
    return HttpStatusCode.valueOf(status);
  }

  /** The same line for every problem of this kind. */
  public String title() {
    return title;
  }

  /** For example {@code /problems/invalid-spec}. */
  public URI uri() {
    return URI.create("/problems/" + label());
  }

  /** For example {@code invalid-spec}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
