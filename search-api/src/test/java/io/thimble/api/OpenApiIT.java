package io.thimble.api;

import static io.thimble.api.RunningApi.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The interface as it is committed, and as the program describes it. */
@ExtendWith(RunningApi.Extension.class)
final class OpenApiIT {
  private static final Path COMMITTED = Path.of("docs/openapi.json");
  private static final Path DESCRIBED = Path.of("target/openapi.json");
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final RunningApi api;

  OpenApiIT(RunningApi api) {
    this.api = api;
  }

  @Test
  void committedDocumentIsWhatTheProgramDescribes() throws IOException {
    var described = (ObjectNode) json(api.get("/v3/api-docs"));
    described.remove("servers");
    Files.writeString(DESCRIBED, JSON.writeValueAsString(sorted(described)) + "\n");

    assertThat(COMMITTED)
        .as(
            "the interface; when the change is meant, copy search-api/%s to search-api/%s",
            DESCRIBED, COMMITTED)
        .hasSameTextualContentAs(DESCRIBED);
  }

  @Test
  void everyOperationSaysWhatItIsFor() {
    for (var path : json(api.get("/v3/api-docs")).get("paths").properties()) {
      for (var operation : path.getValue().properties()) {
        assertThat(operation.getValue().path("summary").asString(""))
            .as("%s %s", operation.getKey(), path.getKey())
            .isNotEmpty();
      }
    }
  }

  /** Clients are generated from it: an invented name changes with the order of the endpoints. */
  @Test
  void everyOperationHasANameOfItsOwn() {
    var names = new ArrayList<String>();
    for (var path : json(api.get("/v3/api-docs")).get("paths").properties()) {
      for (var operation : path.getValue().properties()) {
        names.add(operation.getValue().path("operationId").asString(""));
      }
    }

    assertThat(names)
        .isNotEmpty()
        .doesNotHaveDuplicates()
        .allSatisfy(name -> assertThat(name).matches("[a-z]+([A-Z][a-z]+)*"));
  }

  /** The same with the fields of every object in the order of their names. */
  private static JsonNode sorted(JsonNode node) {
    if (node.isObject()) {
      var fields = new TreeMap<String, JsonNode>();
      node.properties().forEach(field -> fields.put(field.getKey(), sorted(field.getValue())));
      var sorted = JsonNodeFactory.instance.objectNode();
      fields.forEach(sorted::set);
      return sorted;
    }
    if (node.isArray()) {
      var sorted = JsonNodeFactory.instance.arrayNode();
      node.forEach(entry -> sorted.add(sorted(entry)));
      return sorted;
    }
    return node;
  }
}
