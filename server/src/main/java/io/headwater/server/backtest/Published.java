package io.headwater.server.backtest;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A published file, taken apart.
 *
 * @param mark whether it begins with a byte-order mark
 * @param header the names of its fields as they stand in it
 * @param ragged how many lines have another number of fields than the header
 */
record Published(boolean mark, char delimiter, List<String> header, List<List<String>> lines, int ragged) {
    private static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');

    Published {
        header = List.copyOf(header);
    }

    static Published parse(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        boolean mark = text.startsWith("\uFEFF");
        String content = mark ? text.substring(1) : text;
        char delimiter = delimiter(content.lines().findFirst().orElse(""));
        var lines = Csv.parse(content, delimiter);
        if (lines.isEmpty()) {
            return new Published(mark, delimiter, List.of(), List.of(), 0);
        }
        var header = header(lines.getFirst());
        var rows = lines.subList(1, lines.size());
        int width = lines.getFirst().size();
        long ragged = rows.stream().filter(row -> row.size() != width).count();
        return new Published(mark, delimiter, header, rows, Math.toIntExact(ragged));
    }

    /** The value, without blanks around it; empty when the line is too short. */
    static String value(List<String> line, int field) {
        return field < line.size() ? line.get(field).strip() : "";
    }

    private static char delimiter(String first) {
        char best = ',';
        long most = 0;
        for (char candidate : DELIMITERS) {
            long count = first.chars().filter(c -> c == candidate).count();
            if (count > most) {
                most = count;
                best = candidate;
            }
        }
        return best;
    }

    private static List<String> header(List<String> first) {
        var names = new ArrayList<String>();
        for (String field : first) {
            String name = field.strip();
            String unique = name.isEmpty() || names.contains(name) ? "column_" + (names.size() + 1) : name;
            names.add(unique.substring(0, Math.min(60, unique.length())));
        }
        // A delimiter at the end of the header names nothing.
        if (first.getLast().isBlank()) {
            names.removeLast();
        }
        return names;
    }
}
