package io.headwater.server.http.asset;

import io.headwater.core.access.Missing;
import io.headwater.core.access.Permission;
import io.headwater.core.access.Principal;
import io.headwater.core.detect.Judgements.Standing;
import io.headwater.core.monitor.Monitor;
import io.headwater.core.monitor.MonitorId;
import io.headwater.server.assembly.Assembly;
import io.headwater.server.http.Etags;
import io.headwater.server.http.Listed;
import io.headwater.server.http.Needs;
import io.headwater.store.Books;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/monitors")
class MonitorApi {
    private static final int MOST_DAYS = 180;

    private final Assembly assembly;

    MonitorApi(Assembly assembly) {
        this.assembly = assembly;
    }

    @Needs(Permission.VIEW)
    @GetMapping
    Listed<MonitorRow> list(Principal principal, MonitorFilter filter) {
        return Listed.of(
                assembly.parts().store().read(books -> books.judgements().page(principal, filter.search())),
                MonitorRow::of);
    }

    @Needs(Permission.VIEW)
    @GetMapping("/{id}")
    ResponseEntity<MonitorRow> one(Principal principal, @PathVariable long id) {
        return assembly.parts().store().read(books -> {
            var monitor =
                    books.monitors().find(principal, new MonitorId(id)).orElseThrow(() -> new Missing("monitor " + id));
            return tagged(books, monitor);
        });
    }

    @Needs(Permission.EDIT)
    @PutMapping("/{id}")
    ResponseEntity<MonitorRow> tune(
            Principal principal,
            @PathVariable long id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody MonitorWish wish) {
        var saved = assembly.watching().tune(principal, new MonitorId(id), wish.wish(Etags.need(ifMatch)));
        return assembly.parts().store().read(books -> tagged(books, saved));
    }

    /** The last days of a series; the segment is a JSON object of field to value. */
    @Needs(Permission.VIEW)
    @GetMapping("/{id}/chart")
    MonitorChart chart(
            Principal principal,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String segment,
            @RequestParam(defaultValue = "14") int days) {
        if (days < 1 || days > MOST_DAYS) {
            throw new IllegalArgumentException("days: 1 to %d, not %d".formatted(MOST_DAYS, days));
        }
        var of = VerdictFilter.segment(segment);
        var chart = assembly.charting().chart(principal, new MonitorId(id), of, Duration.ofDays(days));
        var marks = chart.judgements().isEmpty()
                ? List.<MonitorChart.Mark>of()
                : assembly.parts().store().read(books -> ChartMarks.of(books, principal, chart));
        return MonitorChart.of(chart, marks);
    }

    private static ResponseEntity<MonitorRow> tagged(Books books, Monitor monitor) {
        var asset = books.assets().find(Principal.HEADWATER, monitor.asset()).orElseThrow();
        var worst = books.judgements().standings(monitor.id()).stream().min(Comparator.comparing(Standing::state));
        return Etags.tagged(monitor.version(), MonitorRow.of(monitor, asset.name(), worst));
    }
}
