package io.headwater.server.http.asset;

import io.headwater.core.access.Principal;
import io.headwater.core.catalog.AssetId;
import io.headwater.core.collect.Facts.RunEnd;
import io.headwater.core.collect.RunState;
import io.headwater.server.assembly.Charting;
import io.headwater.server.http.asset.MonitorChart.Mark;
import io.headwater.store.Books;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds what a chart is marked with: what happened to the asset while the series ran. */
final class ChartMarks {
    private static final int MOST = 40;

    /** More runs than this that went well say nothing: only those that failed are marked then. */
    private static final int FEW = 30;

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
                .forEach(version -> marks.add(
                        new Mark(version.observed(), Mark.Kind.SCHEMA, String.join("; ", version.changes()), null)));
        books.incidentSeries()
                .found(monitor.id(), chart.segment(), from, MOST)
                .forEach(found -> marks.add(new Mark(
                        found.firstBucket(),
                        Mark.Kind.INCIDENT,
                        "%s: %s".formatted(found.incident().text(), found.headline()),
                        found.incident().value())));
        marks.sort(Comparator.comparing(Mark::at));
        return marks;
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
        return new Mark(end.at(), kind, text, null);
    }
}
