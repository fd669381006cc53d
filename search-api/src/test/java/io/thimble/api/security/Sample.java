package io.thimble.api.security;

import java.util.Map;

/**
 * A request to an endpoint that is done.
 *
 * @param subject what it is about
 * @param target path and query; what {@link Subject} makes stands in the place of its variables
 * @param contentType of the body
 * @param body or empty, with variables too
 * @param status what one is answered who may ask for it
 */
record Sample(Subject subject, String target, String contentType, String body, int status) {
  private static final String JSON = "application/json";

  /** Without a body. */
  static Sample of(Subject subject, String target, int status) {
    return new Sample(subject, target, JSON, "", status);
  }

  /** With a JSON body. */
  static Sample of(Subject subject, String target, String json, int status) {
    return new Sample(subject, target, JSON, json, status);
  }

  /** The same with these values in the place of its variables. */
  Sample with(Map<String, String> values) {
    var newTarget = target;
    var newBody = body;
    for (var value : values.entrySet()) {
      var variable = "{" + value.getKey() + "}";
      newTarget = newTarget.replace(variable, value.getValue());
      newBody = newBody.replace(variable, value.getValue());
    }
    return new Sample(subject, newTarget, contentType, newBody, status);
  }
}
