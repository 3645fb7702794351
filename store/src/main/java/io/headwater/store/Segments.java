package io.headwater.store;

import io.headwater.core.collect.Segment;
import io.headwater.wire.Json;
import java.util.Map;
import java.util.TreeMap;

/** A segment as one text: empty for all rows, else JSON with its fields in order. */
final class Segments {
    private Segments() {}

    static String write(Segment segment) {
        return segment.isAll() ? "" : Json.write(new TreeMap<>(segment.values()));
    }

    static Segment read(String text) {
        return text.isEmpty() ? Segment.ALL : new Segment(Map.copyOf(Json.readTexts(text)));
    }
}
