package io.headwater.server.backtest;

import io.headwater.core.notify.Message.Finding;
import io.headwater.server.backtest.AlertLog.Alert;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Incidents that are known to have happened, and which alerts found them. */
final class Labels {
    private static final Duration WITHIN = Duration.ofHours(24);
    private static final Pattern WORD = Pattern.compile("[^A-Za-z0-9_]+");
    private static final Set<String> OF_SHAPE =
            Set.of("schema", "parse", "naming", "key", "category", "uniqueness", "range");
    private static final Set<String> OF_NUMBERS = Set.of("distribution", "revision", "definition", "error", "negative");

    private final List<Label> labels;

    private Labels(List<Label> labels) {
        this.labels = List.copyOf(labels);
    }

    /** A known incident. */
    record Label(String id, String table, Instant loaded, Set<String> classes, String metric, String segment) {
        Label {
            classes = Set.copyOf(classes);
        }
    }

    /** A label with the alert that found it, if one did. */
    record Verdict(Label label, Optional<Alert> alert) {}

    static final Labels NONE = new Labels(List.of());

    /** Those of the corpus, or of one of the journal's tables. */
    static Labels read(Path file, String corpus, Setup setup) {
        try {
            return new Labels(Csv.records(Files.readString(file, StandardCharsets.UTF_8)).stream()
                    .filter(row -> isOf(row, corpus, setup))
                    .filter(row -> !row.getOrDefault("load_utc", "").isBlank())
                    .map(Labels::label)
                    .toList());
        } catch (IOException e) {
            throw new JournalException("labels: %s cannot be read: %s".formatted(file, e), e);
        }
    }

    /** Without those that arrived outside the replayed time. */
    Labels between(Instant from, Instant to) {
        return new Labels(labels.stream()
                .filter(label ->
                        !label.loaded().isBefore(from) && !label.loaded().isAfter(to))
                .toList());
    }

    /**
     * Looks for the first alert that fits each label.
     *
     * @param isValue whether a word is a value that rows are told apart by, rather than prose
     */
    List<Verdict> match(List<Alert> alerts, Setup setup, Predicate<String> isValue) {
        return labels.stream()
                .map(label -> new Verdict(
                        label,
                        alerts.stream()
                                .filter(alert -> inTime(label, alert))
                                .filter(alert -> alert.findings().stream()
                                        .anyMatch(finding -> fits(label, finding, setup, isValue)))
                                .findFirst()))
                .toList();
    }

    private static boolean isOf(Map<String, String> row, String corpus, Setup setup) {
        String known = row.getOrDefault("corpus", "");
        return known.equals(corpus) || setup.tables().containsKey(setup.table(row.getOrDefault("table", "")));
    }

    private static Label label(Map<String, String> row) {
        var classes = Stream.of(row.getOrDefault("class", "").split("[+/(]"))
                .map(part -> WORD.split(part.strip(), -1)[0])
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toSet());
        return new Label(
                row.getOrDefault("id", ""),
                row.getOrDefault("table", ""),
                Instant.parse(row.getOrDefault("load_utc", "")),
                classes,
                row.getOrDefault("metric", ""),
                row.getOrDefault("segment", ""));
    }

    private static boolean inTime(Label label, Alert alert) {
        boolean early = label.classes().contains("freshness");
        Instant first = early ? label.loaded().minus(WITHIN) : label.loaded();
        return !alert.at().isBefore(first) && !alert.at().isAfter(label.loaded().plus(WITHIN));
    }

    private static boolean fits(Label label, Finding finding, Setup setup, Predicate<String> isValue) {
        return finding.table().equals(setup.table(label.table()))
                && label.classes().stream().anyMatch(kind -> isOfKind(kind, label, finding))
                && isInSegment(label, finding, isValue);
    }

    private static boolean isOfKind(String kind, Label label, Finding finding) {
        String measure = finding.measure();
        if (OF_SHAPE.contains(kind)) {
            return Stream.of("schema", "parse", "values").anyMatch(measure::startsWith);
        }
        if (OF_NUMBERS.contains(kind)) {
            int space = measure.indexOf(' ');
            return space > 0
                    && Set.copyOf(List.of(WORD.split(label.metric(), -1))).contains(measure.substring(space + 1));
        }
        return switch (kind) {
            case "volume", "completeness" -> measure.equals("rows");
            case "nulls" -> measure.startsWith("nulls");
            case "freshness" -> measure.equals("freshness");
            default -> false;
        };
    }

    private static boolean isInSegment(Label label, Finding finding, Predicate<String> isValue) {
        if (finding.segment().startsWith("everywhere")) {
            return true;
        }
        var wanted = Stream.of(label.segment().split(","))
                .map(part -> part.substring(part.indexOf('=') + 1).strip())
                .filter(isValue)
                .collect(Collectors.toSet());
        return wanted.isEmpty()
                ? finding.segment().equals("table")
                : Stream.of(finding.segment().split(", "))
                        .map(part -> part.substring(part.indexOf('=') + 1))
                        .anyMatch(wanted::contains);
    }
}
