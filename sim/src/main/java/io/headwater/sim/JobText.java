package io.headwater.sim;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads jobs from text: a job is a line that says when it runs and what it fills, lines about it, and its query.
 *
 * <pre>
 * --- job core_orders hourly by ordered_at into core.orders at 13m takes 45s
 * --- about One row for each order
 * --- from staging.stg_orders
 * --- field amount: sum of the lines
 * --- keys order_id
 * select ...
 * </pre>
 */
final class JobText {
    private static final Pattern JOB = Pattern.compile("(?m)^--- job ");
    private static final Pattern HEAD = Pattern.compile("(\\w+) (hourly|daily|weekly|monthly) (?:by (\\w+)|full) "
            + "into ([a-z]+\\.\\w+) at (\\d+)m takes (\\d+)s(?: late (\\d+))?");
    private static final String NOTE = "--- ";

    private JobText() {}

    static List<Job> read(String text) {
        return JOB.splitAsStream(text)
                .filter(part -> !part.isBlank())
                .map(JobText::job)
                .toList();
    }

    static String resource(String name) {
        try (InputStream stream = JobText.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalArgumentException("no such text: " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Job job(String text) {
        var lines = text.lines().toList();
        var matcher = HEAD.matcher(lines.getFirst());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not the head of a job: " + lines.getFirst());
        }
        var head = matcher.toMatchResult();
        var notes = lines.stream().filter(line -> line.startsWith(NOTE)).map(line -> line.substring(NOTE.length()));
        return job(head, Notes.of(notes), query(lines));
    }

    private static String query(List<String> lines) {
        return String.join(
                        "\n",
                        lines.stream()
                                .skip(1)
                                .filter(line -> !line.startsWith(NOTE))
                                .toList())
                .strip();
    }

    private static Job job(MatchResult head, Notes notes, String query) {
        int late = head.group(7) == null ? 0 : Integer.parseInt(head.group(7));
        var timing = new Job.Timing(
                Schedule.valueOf(head.group(2).toUpperCase(Locale.ROOT)),
                Duration.ofMinutes(Long.parseLong(head.group(5))),
                Duration.ofSeconds(Long.parseLong(head.group(6))),
                late);
        var target = new Job.Target(
                head.group(4), Optional.ofNullable(head.group(3)), notes.keys, notes.about, notes.fields);
        return new Job(head.group(1), timing, target, notes.inputs, query);
    }

    /** The lines about a job. */
    private static final class Notes {
        private final List<String> inputs = new ArrayList<>();
        private final List<String> keys = new ArrayList<>();
        private final Map<String, String> fields = new HashMap<>();
        private String about = "";

        static Notes of(Stream<String> lines) {
            var notes = new Notes();
            lines.forEach(notes::add);
            return notes;
        }

        private void add(String line) {
            String word = line.substring(0, line.indexOf(' '));
            String rest = line.substring(line.indexOf(' ') + 1);
            switch (word) {
                case "about" -> about = rest;
                case "from" -> inputs.addAll(list(rest));
                case "keys" -> keys.addAll(list(rest));
                case "field" ->
                    fields.put(rest.substring(0, rest.indexOf(':')), rest.substring(rest.indexOf(": ") + 2));
                default -> throw new IllegalArgumentException("not a line about a job: " + line);
            }
        }

        private static List<String> list(String text) {
            return List.of(text.split(", ", -1));
        }
    }
}
