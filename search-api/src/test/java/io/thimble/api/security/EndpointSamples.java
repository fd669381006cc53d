package io.thimble.api.security;

import java.util.Map;

/** What an endpoint is asked with, where the id of a search and the body {@code {}} do not do. */
final class EndpointSamples {
  private static final String JSON = "application/json";
  private static final Sample USUAL = Sample.json("{}");

  /** By method and path, as in {@link Endpoints}. */
  private static final Map<String, Sample> SAMPLES =
      Map.of(
          "GET /api/v1/searches/{id}/events",
          new Sample("?after=0", JSON, ""),
          "GET /api/v1/searches/{id}/front/changes",
          new Sample("?from=0&to=1", JSON, ""),
          "POST /api/v1/searches/{id}/extend",
          Sample.json("{\"trials\": 20}"),
          "PATCH /api/v1/searches/{id}",
          Sample.json("{\"priority\": 1}"));

  private EndpointSamples() {}

  static Sample of(Endpoint endpoint) {
    return SAMPLES.getOrDefault(endpoint.method() + " " + endpoint.path(), USUAL);
  }

  /**
   * The rest of a request.
   *
   * @param query behind the path, or empty
   * @param contentType of the body
   * @param body or empty
   */
  record Sample(String query, String contentType, String body) {
    static Sample json(String body) {
      return new Sample("", JSON, body);
    }

    /** The path with values in the place of its variables. */
    String path(String pattern, String search, int trial) {
      return pattern
              .replace("{id}", search)
              .replace("{number}", String.valueOf(trial))
              .replace("{token}", search)
              .replace("{name}", "unheard-of")
              .replace("{label}", "forbidden")
          + query;
    }
  }
}
