package io.headwater.server.http.asset;

import io.headwater.core.access.Permission;
import io.headwater.core.access.Principal;
import io.headwater.core.collect.Segment;
import io.headwater.core.detect.Trends;
import io.headwater.core.detect.Trends.Dot;
import io.headwater.core.incident.IncidentId;
import io.headwater.core.monitor.MonitorId;
import io.headwater.server.assembly.Assembly;
import io.headwater.server.http.Listed;
import io.headwater.server.http.Needs;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The last two weeks of the series of a page's rows, in a few points each. */
@RestController
@RequestMapping("/api/v1/sparklines")
class SparklineApi {
    private static final int MOST = 100;

    private final Assembly assembly;

    SparklineApi(Assembly assembly) {
        this.assembly = assembly;
    }

    /**
     * A series in a few points.
     *
     * @param of the number of the monitor or incident that was asked for
     * @param share whether values are shares between zero and one
     * @param from where it begins
     * @param until where it ends
     * @param places how many points there would be if nothing were missing
     * @param at the place of each point, counted from zero
     * @param values one a point
     * @param bad the places of those that were found outside their band
     */
    public record SparklineRow(
            long of,
            boolean share,
            Instant from,
            Instant until,
            int places,
            List<Integer> at,
            List<Double> values,
            List<Integer> bad) {
        public SparklineRow {
            at = List.copyOf(at);
            values = List.copyOf(values);
            bad = List.copyOf(bad);
        }

        static SparklineRow of(long number, Trends.Trend trend) {
            return new SparklineRow(
                    number,
                    trend.isShare(),
                    trend.of().until().minus(Trends.BACK),
                    trend.of().until(),
                    trend.places(),
                    trend.dots().stream().map(Dot::place).toList(),
                    trend.dots().stream().map(dot -> rounded(dot.value())).toList(),
                    trend.dots().stream().filter(Dot::isBad).map(Dot::place).toList());
        }

        /** Three digits more than a picture can show. */
        private static double rounded(double value) {
            return new BigDecimal(value).round(new MathContext(5)).doubleValue();
        }
    }

    /** Of monitors the series of all rows; of incidents that of their first anomaly that has one. */
    @Needs(Permission.VIEW)
    @GetMapping
    Listed<SparklineRow> list(
            Principal principal,
            @RequestParam(required = false) @Nullable List<Long> monitor,
            @RequestParam(required = false) @Nullable List<Long> incident) {
        return Listed.all(
                incident == null
                        ? ofMonitors(principal, few("monitor", monitor))
                        : ofIncidents(principal, few("incident", incident)));
    }

    private List<SparklineRow> ofMonitors(Principal principal, List<Long> monitors) {
        Instant now = assembly.parts().clock().instant();
        var wanted = monitors.stream()
                .map(id -> new Trends.Wanted(new MonitorId(id), Segment.ALL, now))
                .toList();
        return assembly.parts().store().read(books -> books.trends().read(principal, wanted)).stream()
                .map(trend -> SparklineRow.of(trend.of().monitor().value(), trend))
                .toList();
    }

    private List<SparklineRow> ofIncidents(Principal principal, List<Long> incidents) {
        Instant now = assembly.parts().clock().instant();
        return assembly.parts().store().read(books -> {
            Map<IncidentId, Trends.Wanted> wanted = books.incidentSeries()
                    .leading(principal, incidents.stream().map(IncidentId::new).toList(), now);
            var trends = books
                    .trends()
                    .read(principal, wanted.values().stream().distinct().toList())
                    .stream()
                    .collect(Collectors.toMap(Trends.Trend::of, Function.identity()));
            return incidents.stream()
                    .filter(id -> trends.containsKey(wanted.get(new IncidentId(id))))
                    .map(id -> SparklineRow.of(id, Objects.requireNonNull(trends.get(wanted.get(new IncidentId(id))))))
                    .toList();
        });
    }

    private static List<Long> few(String name, @Nullable List<Long> given) {
        var ids = given == null ? List.<Long>of() : given.stream().distinct().toList();
        if (ids.isEmpty() || ids.size() > MOST) {
            throw new IllegalArgumentException("%s: 1 to %d numbers, not %d".formatted(name, MOST, ids.size()));
        }
        return ids;
    }
}
