package io.headwater.core.collect;

import java.util.Map;
import java.util.Optional;

/**
 * How to connect: field values as a person gave them. The secret is held apart and never printed.
 *
 * @param values word of the field to value
 * @param secret the password or token; empty text where there is none
 */
public record Settings(Map<String, String> values, String secret) {
    public Settings {
        values = Map.copyOf(values);
    }

    public Optional<String> find(String word) {
        return Optional.ofNullable(values.get(word)).filter(value -> !value.isBlank());
    }

    /**
     * The value of a field that has to be there.
     *
     * @throws IllegalArgumentException naming the field when it has no value
     */
    public String need(String word) {
        return find(word).orElseThrow(() -> new IllegalArgumentException(word + ": a value is needed"));
    }

    @Override
    public String toString() {
        return "Settings" + values;
    }
}
