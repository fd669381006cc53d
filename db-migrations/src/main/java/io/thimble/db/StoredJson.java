package io.thimble.db;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** The JSON form of what stands in jsonb columns. Unknown fields of newer programs are ignored. */
final class StoredJson {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final ObjectReader COUNTS = MAPPER.readerForMapOf(Integer.class);
  private static final ObjectReader LONGS = MAPPER.readerForMapOf(Long.class);
  private static final ObjectReader TEXTS = MAPPER.readerForListOf(String.class);

  private StoredJson() {}

  static String write(Object value) {
    return MAPPER.writeValueAsString(value);
  }

  static <T> T read(String json, Class<T> type) {
    return MAPPER.readValue(json, type);
  }

  static <T> List<T> readList(String json, Class<T> type) {
    return MAPPER.readerForListOf(type).readValue(json);
  }

  static List<String> readTexts(String json) {
    return TEXTS.readValue(json);
  }

  static SortedMap<String, Integer> readCounts(String json) {
    Map<String, Integer> counts = COUNTS.readValue(json);
    return new TreeMap<>(counts);
  }

  static SortedMap<String, Long> readLongs(String json) {
    Map<String, Long> longs = LONGS.readValue(json);
    return new TreeMap<>(longs);
  }
}
