package io.headwater.core.catalog;

import java.util.ArrayList;
import java.util.List;

/**
 * The identity of an asset in parts, as OpenLineage splits it: a namespace (the system) and a path inside it.
 *
 * <p>{@link #text()} joins the path with dots. A dot or a backslash inside a segment is escaped by a
 * backslash, so that the text can always be taken apart again.
 *
 * @param namespace the system, for example {@code postgres://db.example:5432}; not empty
 * @param path the segments, for example database, schema, table; at least one, none empty
 */
public record AssetName(String namespace, List<String> path) {

    public AssetName {
        path = List.copyOf(path);
        if (namespace.isBlank()) {
            throw new IllegalArgumentException("an asset needs a namespace: " + path);
        }
        if (path.isEmpty() || path.stream().anyMatch(String::isEmpty)) {
            throw new IllegalArgumentException("an asset needs a path without empty segments: " + path);
        }
    }

    /** The canonical text of the path. */
    public String text() {
        return String.join(".", path.stream().map(AssetName::escape).toList());
    }

    /** Takes a canonical text apart again. */
    public static AssetName parse(String namespace, String text) {
        return new AssetName(namespace, split(text));
    }

    /** The last two segments: how people call a table, for example {@code core.orders}. */
    public String shortText() {
        var last = path.subList(Math.max(0, path.size() - 2), path.size());
        return String.join(".", last.stream().map(AssetName::escape).toList());
    }

    /** The segment before the last: the schema of a table; empty where the path has one segment. */
    public String schema() {
        return path.size() < 2 ? "" : path.get(path.size() - 2);
    }

    public String last() {
        return path.getLast();
    }

    private static String escape(String segment) {
        return segment.replace("\\", "\\\\").replace(".", "\\.");
    }

    private static List<String> split(String text) {
        var segments = new ArrayList<String>();
        var segment = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                segment.append(text.charAt(++i));
            } else if (c == '.') {
                segments.add(segment.toString());
                segment.setLength(0);
            } else {
                segment.append(c);
            }
        }
        segments.add(segment.toString());
        return segments;
    }
}
