package io.headwater.wire;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** YAML 1.2 for settings that people write: at most 256 KiB, 64 levels, no unknown and no duplicate keys. */
public final class Yaml {
    private static final int MOST_BYTES = 256 * 1024;
    private static final YAMLMapper MAPPER = YAMLMapper.builder(YAMLFactory.builder()
                    .loadSettings(LoadSettings.builder()
                            .setCodePointLimit(MOST_BYTES)
                            .setMaxAliasesForCollections(20)
                            .setAllowDuplicateKeys(false)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private Yaml() {}

    /**
     * Reads a value.
     *
     * @throws MalformedException naming line, column and what is wrong
     */
    public static <T> T read(String text, Class<T> type) {
        check(text);
        try {
            return MAPPER.readValue(Scrub.text(text), type);
        } catch (JacksonException e) {
            throw Json.malformed(e);
        }
    }

    /**
     * Reads words and their values; numbers and truth values are taken as they are written.
     *
     * @throws MalformedException naming line, column and what is wrong
     */
    public static Map<String, String> readTexts(String text) {
        check(text);
        try {
            return text.isBlank() ? Map.of() : MAPPER.readValue(Scrub.text(text), TEXTS);
        } catch (JacksonException e) {
            throw Json.malformed(e);
        }
    }

    private static void check(String text) {
        if (text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw new MalformedException("the file is larger than 256 KiB");
        }
        checkDepth(text);
    }

    /** Counts open brackets and leading dashes: the parser recurses, so depth is bounded before it runs. */
    private static void checkDepth(String text) {
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '[' || c == '{') {
                depth++;
            } else if (c == ']' || c == '}') {
                depth--;
            }
            if (depth > 64) {
                throw new MalformedException("nested more than 64 levels deep");
            }
        }
        if (text.lines().anyMatch(line -> indent(line) > 200)) {
            throw new MalformedException("nested more than 64 levels deep");
        }
    }

    /** How many spaces, dashes and question marks a line begins with: each level takes two at least. */
    private static int indent(String line) {
        int indent = 0;
        while (indent < line.length() && " -?".indexOf(line.charAt(indent)) >= 0) {
            indent++;
        }
        return indent;
    }
}
