package io.thimble.api.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * One operation of an OpenAPI document.
 *
 * @param id for example {@code getSearch}
 * @param path with its variables in braces
 * @param bodies the content types of bodies that it takes; none where it takes no body
 */
record DescribedOperation(
    String id, String method, String path, List<Parameter> parameters, List<String> bodies) {
  /** Where a parameter stands. */
  enum Place {
    PATH,
    QUERY,
    HEADER
  }

  /**
   * A parameter.
   *
   * @param format the schema's format, or its type where it has none; an array's is its elements'
   */
  record Parameter(String name, Place place, String format, boolean required) {
    private static Parameter of(JsonNode parameter) {
      var schema = parameter.path("schema");
      var value = schema.has("items") ? schema.path("items") : schema;
      return new Parameter(
          parameter.path("name").asString(),
          Place.valueOf(parameter.path("in").asString().toUpperCase(Locale.ROOT)),
          value.path("format").asString(value.path("type").asString()),
          parameter.path("required").asBoolean());
    }
  }

  /** All of a document. */
  static List<DescribedOperation> all(JsonNode document) {
    var operations = new ArrayList<DescribedOperation>();
    for (var path : document.path("paths").properties()) {
      for (var method : path.getValue().properties()) {
        operations.add(of(path.getKey(), method.getKey(), method.getValue()));
      }
    }
    return operations;
  }

  private static DescribedOperation of(String path, String method, JsonNode operation) {
    var parameters = new ArrayList<Parameter>();
    operation.path("parameters").forEach(parameter -> parameters.add(Parameter.of(parameter)));
    return new DescribedOperation(
        operation.path("operationId").asString(),
        method.toUpperCase(Locale.ROOT),
        path,
        parameters,
        List.copyOf(operation.path("requestBody").path("content").propertyNames()));
  }
}
