package org.communique.store;

import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON in columns: small values that are always read whole. Keys are written in order, so equal values are equal text. */
public final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private Json() {}

    /** Any record, list or map of strings and numbers as JSON. */
    public static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /** Reads an array of strings. */
    public static List<String> strings(String json) {
        return MAPPER.readValue(json, new TypeReference<List<String>>() {});
    }

    /** Reads an object of strings. */
    public static Map<String, String> stringMap(String json) {
        return MAPPER.readValue(json, new TypeReference<Map<String, String>>() {});
    }

    /** Reads {@code type}, usually a record. */
    public static <T> T read(String json, Class<T> type) {
        return MAPPER.readValue(json, type);
    }
}
