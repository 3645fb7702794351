package io.headwater.server.http.asset;

import io.headwater.core.access.Missing;
import io.headwater.core.access.Permission;
import io.headwater.core.access.Principal;
import io.headwater.core.collect.Segment;
import io.headwater.core.incident.IncidentSeries.Found;
import io.headwater.core.monitor.Monitor;
import io.headwater.core.monitor.MonitorId;
import io.headwater.server.assembly.Assembly;
import io.headwater.server.http.Listed;
import io.headwater.server.http.Needs;
import io.headwater.store.Books;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/monitors/{id}")
class LearntApi {
    /** So many anomalies of one series are looked through for those that judgements became. */
    private static final int MOST = 500;

    private final Assembly assembly;

    LearntApi(Assembly assembly) {
        this.assembly = assembly;
    }

    /** What was learnt of a series, in words; the segment is a JSON object of field to value. */
    @Needs(Permission.VIEW)
    @GetMapping("/portrait")
    PortraitRow portrait(
            Principal principal, @PathVariable long id, @RequestParam(required = false) @Nullable String segment) {
        return assembly.charting()
                .portrait(principal, new MonitorId(id), VerdictFilter.segment(segment))
                .map(PortraitRow::of)
                .orElse(PortraitRow.NONE);
    }

    /** What a monitor thought of a series, as it thought it, the latest window first. */
    @Needs(Permission.VIEW)
    @GetMapping("/judgements")
    Listed<VerdictRow> judgements(Principal principal, @PathVariable long id, VerdictFilter filter) {
        return assembly.parts().store().read(books -> {
            var monitor =
                    books.monitors().find(principal, new MonitorId(id)).orElseThrow(() -> new Missing("monitor " + id));
            return monitor.signal().metric().isPresent()
                    ? kept(books, monitor.id(), filter)
                    : found(books, monitor, filter.of());
        });
    }

    private static Listed<VerdictRow> kept(Books books, MonitorId monitor, VerdictFilter filter) {
        var page = books.judgements().history(monitor, filter.of(), filter.stretch());
        if (page.items().isEmpty()) {
            return Listed.all(List.of());
        }
        Instant oldest = page.items().getLast().judgement().bucket();
        var found = books.incidentSeries().lasting(monitor, filter.of(), oldest, MOST);
        return Listed.of(page, kept -> VerdictRow.of(kept, found));
    }

    private static Listed<VerdictRow> found(Books books, Monitor monitor, Segment segment) {
        List<Found> found = books.incidentSeries().found(monitor.id(), segment, Instant.EPOCH, MOST);
        return Listed.all(found.reversed().stream().map(VerdictRow::of).toList());
    }
}
