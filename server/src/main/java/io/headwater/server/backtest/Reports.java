package io.headwater.server.backtest;

import io.headwater.core.access.Principal;
import io.headwater.core.incident.Incident;
import io.headwater.core.incident.Incidents;
import io.headwater.core.notify.Message.Finding;
import io.headwater.server.backtest.AlertLog.Alert;
import io.headwater.store.Store;
import io.headwater.wire.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Writes what a backtest found. */
final class Reports {
    private static final int PAGE = 200;

    private final Path folder;

    Reports(Path folder) {
        this.folder = folder;
    }

    void alerts(List<Alert> alerts) throws IOException {
        var lines = new ArrayList<List<String>>();
        lines.add(List.of(
                "at", "incident", "monitor", "table", "metric", "segment", "observed", "low", "high", "score", "text"));
        alerts.forEach(alert -> alert.findings().forEach(finding -> lines.add(row(alert, finding))));
        write("alerts.csv", lines);
    }

    void incidents(Store store, List<Alert> alerts) throws IOException {
        var lines = new ArrayList<List<String>>();
        lines.add(List.of(
                "incident",
                "table",
                "detected",
                "since",
                "severity",
                "kind",
                "ended",
                "outcome",
                "alerts",
                "headline"));
        Stream.of(true, false)
                .flatMap(open -> incidents(store, open).stream())
                .sorted(Comparator.comparingLong(incident -> incident.id().value()))
                .forEach(incident -> lines.add(row(incident, alerts)));
        write("incidents.csv", lines);
    }

    void found(List<Labels.Verdict> verdicts) throws IOException {
        var lines = new ArrayList<List<String>>();
        lines.add(List.of("id", "found", "incident", "at"));
        verdicts.forEach(verdict -> lines.add(List.of(
                verdict.label().id(),
                Boolean.toString(verdict.alert().isPresent()),
                verdict.alert().map(Alert::incident).orElse(""),
                verdict.alert().map(alert -> alert.at().toString()).orElse(""))));
        write("labels_found.csv", lines);
    }

    /** Which places with wrong values were told when they came; those that were not say whether they could be. */
    void corrections(List<Corrections.Verdict> verdicts) throws IOException {
        var lines = new ArrayList<List<String>>();
        lines.add(List.of("table", "file", "key", "fields", "there", "found", "incident", "at"));
        verdicts.forEach(verdict -> lines.add(List.of(
                verdict.place().load().folder(),
                verdict.place().load().file(),
                verdict.place().key(),
                String.join(" ", new TreeSet<>(verdict.place().fields())),
                Boolean.toString(verdict.wasVisible()),
                Boolean.toString(verdict.alert().isPresent()),
                verdict.alert().map(Alert::incident).orElse(""),
                verdict.alert().map(alert -> alert.at().toString()).orElse(""))));
        write("corrections_found.csv", lines);
    }

    void summary(Summary summary) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("summary.json"), Json.write(summary) + "\n");
    }

    private static List<String> row(Alert alert, Finding finding) {
        return List.of(
                alert.at().toString(),
                alert.incident(),
                Long.toString(finding.monitor()),
                finding.table(),
                finding.measure(),
                finding.segment(),
                number(finding.value()),
                number(finding.low()),
                number(finding.high()),
                number(finding.score()),
                finding.text());
    }

    private static List<String> row(Incident incident, List<Alert> alerts) {
        long told = alerts.stream()
                .filter(alert -> alert.incident().equals(incident.id().text()))
                .count();
        return List.of(
                incident.id().text(),
                incident.rootName().last(),
                incident.clock().detected().toString(),
                incident.clock().since().toString(),
                incident.rated().severity().name(),
                incident.family().name().toLowerCase(Locale.ROOT),
                incident.resolution().map(end -> end.at().toString()).orElse(""),
                incident.resolution().map(end -> end.outcome().name()).orElse(""),
                Long.toString(told),
                incident.headline());
    }

    private static List<Incident> incidents(Store store, boolean open) {
        var all = new ArrayList<Incident>();
        Optional<String> after = Optional.empty();
        do {
            var search = Incidents.Search.of(open, after, PAGE);
            var page = store.read(books -> books.incidents().page(Principal.HEADWATER, search));
            all.addAll(page.items());
            after = page.next();
        } while (after.isPresent());
        return all;
    }

    private static String number(Optional<Double> value) {
        return value.map(number -> Double.isInfinite(number) || number != Math.rint(number) || Math.abs(number) > 1e15
                        ? String.format(Locale.ROOT, "%.4g", number)
                        : String.format(Locale.ROOT, "%.0f", number))
                .orElse("");
    }

    private void write(String file, List<List<String>> lines) throws IOException {
        Files.createDirectories(folder);
        var text = new StringBuilder();
        lines.forEach(line -> text.append(Csv.line(line)));
        Files.writeString(folder.resolve(file), text, StandardCharsets.UTF_8);
    }
}
