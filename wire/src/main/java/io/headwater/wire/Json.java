package io.headwater.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON, one way for all: records in declared order, times as ISO 8601, absent values left out.
 *
 * <p>Refused: a record's component that is missing or null, unless its type is {@code @Nullable} or optional; duplicate keys, anything after the end, more than 200 levels, texts over 20 MB. PostgreSQL takes no NUL
 * and no lone surrogate in text, so they are replaced when reading.
 */
public final class Json {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(200)
                    .maxStringLength(20_000_000)
                    .maxNameLength(10_000)
                    .maxNumberLength(500)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final JsonMapper STRICT = mapper(true);
    private static final JsonMapper LENIENT = mapper(false);
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private Json() {}

    private static JsonMapper mapper(boolean strict) {
        return JsonMapper.builder(FACTORY)
                .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, strict)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .annotationIntrospector(new Required())
                .changeDefaultPropertyInclusion(all -> all.withValueInclusion(JsonInclude.Include.NON_ABSENT))
                .build();
    }

    /** For a framework that brings its own reading and writing; refuses unknown fields. */
    public static JsonMapper mapper() {
        return STRICT;
    }

    public static String write(Object value) {
        return STRICT.writeValueAsString(value);
    }

    public static byte[] writeBytes(Object value) {
        return STRICT.writeValueAsBytes(value);
    }

    /**
     * Reads a value; a field that the type does not have is an error.
     *
     * @throws MalformedException naming line, column and what is wrong
     */
    public static <T> T read(String text, Class<T> type) {
        try {
            return STRICT.readValue(Scrub.text(text), type);
        } catch (JacksonException e) {
            throw malformed(e);
        }
    }

    /** Reads an object whose values are all texts. */
    public static Map<String, String> readTexts(String text) {
        try {
            return STRICT.readValue(Scrub.text(text), TEXTS);
        } catch (JacksonException e) {
            throw malformed(e);
        }
    }

    /** Reads any document as a tree, for what others send: fields that are not known are kept. */
    public static JsonNode readTree(String text) {
        try {
            return LENIENT.readTree(Scrub.text(text));
        } catch (JacksonException e) {
            throw malformed(e);
        }
    }

    static MalformedException malformed(JacksonException e) {
        var place = e.getLocation();
        String where = place == null || place.getLineNr() < 1
                ? ""
                : "line %d, column %d: ".formatted(place.getLineNr(), place.getColumnNr());
        return new MalformedException(where + e.getOriginalMessage(), e);
    }
}
