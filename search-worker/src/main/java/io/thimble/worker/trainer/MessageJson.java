package io.thimble.worker.trainer;

import io.thimble.hw.search.SearchSpec;
import io.thimble.hw.search.SearchSpecJson;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * The JSON of messages. A byte array stands in it as its place in a list that goes beside it; a
 * search's spec has its own form.
 */
final class MessageJson {
  /** Under which the list of byte arrays is known while a message is written or read. */
  private static final String ARRAYS = "arrays";

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(
              new SimpleModule()
                  .addSerializer(byte[].class, new ArrayWriter())
                  .addDeserializer(byte[].class, new ArrayReader())
                  .addSerializer(SearchSpec.class, new SpecWriter())
                  .addDeserializer(SearchSpec.class, new SpecReader()))
          .build();

  private MessageJson() {}

  /** The message in JSON; its byte arrays are added to the list. */
  static byte[] write(Object message, List<byte[]> arrays) {
    return MAPPER.writer().withAttribute(ARRAYS, arrays).writeValueAsBytes(message);
  }

  static Object read(byte[] json, Class<?> kind, List<byte[]> arrays) {
    return MAPPER.readerFor(kind).withAttribute(ARRAYS, arrays).readValue(json);
  }

  @SuppressWarnings("unchecked") // Written by the two methods above alone.
  private static List<byte[]> arrays(@Nullable Object attribute) {
    if (attribute == null) {
      throw new IllegalStateException("No list of byte arrays goes beside the message.");
    }
    return (List<byte[]>) attribute;
  }

  private static final class ArrayWriter extends ValueSerializer<byte[]> {
    @Override
    public void serialize(byte[] value, JsonGenerator to, SerializationContext context) {
      var arrays = arrays(context.getAttribute(ARRAYS));
      to.writeNumber(arrays.size());
      arrays.add(value);
    }
  }

  private static final class ArrayReader extends ValueDeserializer<byte[]> {
    @Override
    public byte[] deserialize(JsonParser from, DeserializationContext context) {
      return arrays(context.getAttribute(ARRAYS)).get(from.getIntValue());
    }
  }

  private static final class SpecWriter extends ValueSerializer<SearchSpec> {
    @Override
    public void serialize(SearchSpec value, JsonGenerator to, SerializationContext context) {
      to.writeString(SearchSpecJson.write(value));
    }
  }

  private static final class SpecReader extends ValueDeserializer<SearchSpec> {
    @Override
    public SearchSpec deserialize(JsonParser from, DeserializationContext context) {
      return SearchSpecJson.read(from.getString());
    }
  }
}
