package io.headwater.server.backtest;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/** Comma-separated values as RFC 4180 has them, with any delimiter; never throws, however broken the text is. */
final class Csv {
    private final String text;
    private final char delimiter;
    private int at;

    private Csv(String text, char delimiter) {
        this.text = text;
        this.delimiter = delimiter;
    }

    /** The lines; blank ones are left out. */
    static List<List<String>> parse(String text, char delimiter) {
        var csv = new Csv(text, delimiter);
        var lines = new ArrayList<List<String>>();
        while (csv.at < text.length()) {
            var line = csv.line();
            if (line.size() > 1 || !line.getFirst().isBlank()) {
                lines.add(line);
            }
        }
        return lines;
    }

    /** The lines by the names in the first one. */
    static List<Map<String, String>> records(String text) {
        var lines = parse(text, ',');
        var records = new ArrayList<Map<String, String>>();
        for (var line : lines.subList(Math.min(1, lines.size()), lines.size())) {
            var fields = new TreeMap<String, String>();
            for (int i = 0; i < Math.min(line.size(), lines.getFirst().size()); i++) {
                fields.put(lines.getFirst().get(i), line.get(i));
            }
            records.add(fields);
        }
        return records;
    }

    /** The text of a zipped file, without a byte-order mark. */
    static String unzipped(Path file) throws IOException {
        try (var in = new GZIPInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        }
    }

    /** One line, quoted where it has to be. */
    static String line(List<String> fields) {
        return String.join(",", fields.stream().map(Csv::quoted).toList()) + "\n";
    }

    private static String quoted(String field) {
        boolean plain = field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
    }

    private List<String> line() {
        var fields = new ArrayList<String>();
        while (true) {
            fields.add(field());
            if (at >= text.length()) {
                return fields;
            }
            char end = text.charAt(at++);
            if (end == '\r' && at < text.length() && text.charAt(at) == '\n') {
                at++;
            }
            if (end != delimiter) {
                return fields;
            }
        }
    }

    private String field() {
        var field = new StringBuilder();
        boolean quoted = false;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"' && quoted && at + 1 < text.length() && text.charAt(at + 1) == '"') {
                field.append('"');
                at++;
            } else if (c == '"' && (quoted || field.isEmpty())) {
                quoted = !quoted;
            } else if (!quoted && (c == delimiter || c == '\n' || c == '\r')) {
                break;
            } else {
                field.append(c);
            }
        }
        return field.toString();
    }
}
