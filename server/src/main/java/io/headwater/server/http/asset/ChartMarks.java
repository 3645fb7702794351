package io.headwater.server.http.asset;

import io.headwater.core.access.Principal;
import io.headwater.core.catalog.AssetId;
import io.headwater.core.collect.Facts.RunEnd;
import io.headwater.core.collect.RunState;
import io.headwater.detect.Calendar;
import io.headwater.server.assembly.Charting;
import io.headwater.server.http.asset.MonitorChart.Mark;
import io.headwater.store.Books;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds what a chart is marked with: what happened to the asset while the series ran. */
final class ChartMarks {
    private static final int MOST = 40;

    /** More runs than this that went well say nothing: only those that failed are marked then. */
    private static final int FEW = 30;

    /** As far as the bucket that comes next. */
    private static final Duration AHEAD = Duration.ofDays(2);

    private ChartMarks() {}

    static List<Mark> of(Books books, Principal principal, Charting.Chart chart) {
        Instant from = chart.judgements().getFirst().bucket();
        var monitor = chart.monitor();
        var marks = new ArrayList<Mark>();
        var asset = monitor.asset();
        runs(books, principal, asset, from, marks);
        books.assets().schemaVersions(asset).stream()
                .filter(version ->
                        !version.observed().isBefore(from) && !version.changes().isEmpty())
                .limit(MOST)
                .forEach(version ->
                        marks.add(Mark.of(version.observed(), Mark.Kind.SCHEMA, String.join("; ", version.changes()))));
        events(books, chart, marks);
        books.incidentSeries()
                .found(monitor.id(), chart.segment(), from, MOST)
                .forEach(found -> marks.add(new Mark(
                        found.firstBucket(),
                        null,
                        Mark.Kind.INCIDENT,
                        "%s: %s".formatted(found.incident().text(), found.headline()),
                        found.incident().value())));
        marks.sort(Comparator.comparing(Mark::at));
        return marks;
    }

    /** What was known to happen between the first bucket and the one after the last. */
    private static void events(Books books, Charting.Chart chart, List<Mark> marks) {
        var asset = books.assets()
                .find(Principal.HEADWATER, chart.monitor().asset())
                .orElseThrow();
        var zone = books.zone(asset);
        Instant from = chart.judgements().getFirst().bucket();
        Instant to = chart.judgements().getLast().bucket().plus(AHEAD);
        books.calendars().calendar(asset, from, to, zone).events().stream()
                .filter(event -> event.to().isAfter(from) && event.from().isBefore(to))
                .limit(MOST)
                .map(event -> new Mark(
                        event.from().isBefore(from) ? from : event.from(),
                        event.to(),
                        event.kind() == Calendar.Kind.HOLIDAY ? Mark.Kind.HOLIDAY : Mark.Kind.EVENT,
                        "%s: %s".formatted(event.kind().name().toLowerCase(Locale.ROOT), event.name()),
                        null))
                .forEach(marks::add);
    }

    private static void runs(Books books, Principal principal, AssetId asset, Instant from, List<Mark> marks) {
        books.facts().ends(principal, asset, RunState.FAILED, from, MOST).stream()
                .map(end -> mark(end, Mark.Kind.RUN_FAILED, "failed"))
                .forEach(marks::add);
        var succeeded = books.facts().ends(principal, asset, RunState.SUCCEEDED, from, FEW + 1);
        if (succeeded.size() <= FEW) {
            succeeded.stream()
                    .map(end -> mark(end, Mark.Kind.RUN_SUCCEEDED, "succeeded"))
                    .forEach(marks::add);
        }
    }

    private static Mark mark(RunEnd end, Mark.Kind kind, String how) {
        String text = "run of %s %s%s"
                .formatted(
                        end.job().shortText(),
                        how,
                        end.error().map(error -> ": " + error).orElse(""));
        return Mark.of(end.at(), kind, text);
    }
}
