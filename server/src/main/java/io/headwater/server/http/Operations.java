package io.headwater.server.http;

import io.headwater.core.access.Permission;
import io.headwater.core.access.Principal;
import io.headwater.core.collect.Sources;
import io.headwater.core.notify.Outbox;
import io.headwater.store.Store;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** For those who run it: whether it lives, whether it is ready, and what it measures of itself. */
@RestController
class Operations {
    private final Store store;
    private final InstantSource clock;
    private final PrometheusMeterRegistry meters;
    private final MultiGauge incidents;
    private final MultiGauge notices;
    private final MultiGauge sources;

    Operations(Store store, InstantSource clock, PrometheusMeterRegistry meters) {
        this.store = store;
        this.clock = clock;
        this.meters = meters;
        this.incidents = MultiGauge.builder("headwater.incidents")
                .description("Incidents by whether they are open")
                .register(meters);
        this.notices = MultiGauge.builder("headwater.notices")
                .description("Notices in the outbox by state")
                .register(meters);
        this.sources = MultiGauge.builder("headwater.sources")
                .description("Sources by state")
                .register(meters);
    }

    /**
     * An answer to a probe.
     *
     * @param status UP or DOWN
     */
    public record Health(String status) {}

    @Everybody
    @GetMapping("/health/live")
    Health live() {
        return new Health("UP");
    }

    @Everybody
    @GetMapping("/health/ready")
    ResponseEntity<Health> ready() {
        return store.isReady()
                ? ResponseEntity.ok(new Health("UP"))
                : ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).body(new Health("DOWN"));
    }

    @Needs(Permission.VIEW)
    @GetMapping(value = "/metrics", produces = MediaType.TEXT_PLAIN_VALUE)
    ResponseEntity<String> metrics(Principal principal) {
        principal.needEverywhere(Permission.VIEW);
        count();
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf("text/plain; version=0.0.4; charset=utf-8"))
                .body(meters.scrape());
    }

    private void count() {
        var open = store.read(books -> books.incidents().counts(Principal.HEADWATER));
        incidents.register(List.of(row("state", "open", open.open()), row("state", "resolved", open.resolved())), true);
        var byState = store.read(books -> books.outbox().counts()).stream()
                .collect(Collectors.toMap(Outbox.Count::state, Outbox.Count::notices));
        notices.register(rows(Outbox.State.values(), byState), true);
        Map<Sources.State, Long> states = store.read(books -> books.sources().all(Principal.HEADWATER).stream()
                .map(source ->
                        books.sources().status(source.id(), clock.instant()).state())
                .collect(Collectors.groupingBy(state -> state, Collectors.counting())));
        sources.register(rows(Sources.State.values(), states), true);
    }

    private static <E extends Enum<E>> List<MultiGauge.Row<?>> rows(E[] states, Map<E, Long> counts) {
        return Arrays.stream(states)
                .<MultiGauge.Row<?>>map(
                        state -> row("state", state.name().toLowerCase(Locale.ROOT), counts.getOrDefault(state, 0L)))
                .toList();
    }

    private static MultiGauge.Row<?> row(String tag, String value, long count) {
        return MultiGauge.Row.of(Tags.of(tag, value), count);
    }
}
