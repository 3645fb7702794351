package io.headwater.server.assembly.chart;

import io.headwater.core.access.Principal;
import io.headwater.core.catalog.AssetId;
import io.headwater.core.collect.Facts.RunEnd;
import io.headwater.core.collect.RunState;
import io.headwater.core.collect.Segment;
import io.headwater.core.incident.IncidentId;
import io.headwater.core.monitor.Monitor;
import io.headwater.store.Books;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds what a chart is marked with: what happened to the asset while the series ran. */
final class Marking {
    private static final int MOST = 40;

    /** More runs than this that went well say nothing: only those that failed are marked then. */
    private static final int FEW = 30;

    private Marking() {}

    static List<Charting.Mark> marks(Books books, Principal principal, Monitor monitor, Segment segment, Instant from) {
        var marks = new ArrayList<Charting.Mark>();
        var asset = monitor.asset();
        runs(books, principal, asset, from, marks);
        books.assets().schemaVersions(asset).stream()
                .filter(version ->
                        !version.observed().isBefore(from) && !version.changes().isEmpty())
                .limit(MOST)
                .forEach(version -> marks.add(new Charting.Mark(
                        version.observed(),
                        Charting.Mark.Kind.SCHEMA,
                        String.join("; ", version.changes()),
                        Optional.empty())));
        books.incidentSeries()
                .found(monitor.id(), segment, from, MOST)
                .forEach(found -> marks.add(new Charting.Mark(
                        found.firstBucket(),
                        Charting.Mark.Kind.INCIDENT,
                        "%s: %s".formatted(found.incident().text(), found.headline()),
                        Optional.of(found.incident()))));
        marks.sort(Comparator.comparing(Charting.Mark::at));
        return marks;
    }

    private static void runs(Books books, Principal principal, AssetId asset, Instant from, List<Charting.Mark> marks) {
        books.facts().ends(principal, asset, RunState.FAILED, from, MOST).stream()
                .map(end -> mark(end, Charting.Mark.Kind.RUN_FAILED, "failed"))
                .forEach(marks::add);
        var succeeded = books.facts().ends(principal, asset, RunState.SUCCEEDED, from, FEW + 1);
        if (succeeded.size() <= FEW) {
            succeeded.stream()
                    .map(end -> mark(end, Charting.Mark.Kind.RUN_SUCCEEDED, "succeeded"))
                    .forEach(marks::add);
        }
    }

    private static Charting.Mark mark(RunEnd end, Charting.Mark.Kind kind, String how) {
        String text = "run of %s %s%s"
                .formatted(
                        end.job().shortText(),
                        how,
                        end.error().map(error -> ": " + error).orElse(""));
        return new Charting.Mark(end.at(), kind, text, Optional.<IncidentId>empty());
    }
}
