package io.thimble.db;

import java.util.SortedMap;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The JSON form of what stands in jsonb columns. Unknown fields of newer programs are ignored. */
final class StoredJson {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final TypeReference<SortedMap<String, Integer>> COUNTS = new TypeReference<>() {};

  private StoredJson() {}

  static String write(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  static <T> T read(String json, Class<T> type) {
    return MAPPER.readValue(json, type);
  }

  static SortedMap<String, Integer> readCounts(String json) {
    return MAPPER.readValue(json, COUNTS);
  }
}
