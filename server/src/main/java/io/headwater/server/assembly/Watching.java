package io.headwater.server.assembly;

import io.headwater.core.access.DomainName;
import io.headwater.core.access.Missing;
import io.headwater.core.access.Permission;
import io.headwater.core.access.Principal;
import io.headwater.core.catalog.Asset;
import io.headwater.core.catalog.AssetId;
import io.headwater.core.catalog.Field;
import io.headwater.core.catalog.FieldType;
import io.headwater.core.catalog.TimeColumn;
import io.headwater.core.monitor.DefaultMonitors;
import io.headwater.core.monitor.DefaultMonitors.Proposal;
import io.headwater.core.monitor.Monitor;
import io.headwater.core.monitor.MonitorId;
import io.headwater.core.monitor.Signal;
import io.headwater.core.monitor.Tuning;
import io.headwater.store.Books;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What people set on assets and on the monitors that watch them. */
public final class Watching {
    private final Parts parts;

    Watching(Parts parts) {
        this.parts = parts;
    }

    /**
     * How a monitor is to be.
     *
     * @param version the one that was read
     */
    public record Wish(Tuning tuning, boolean enabled, Optional<Instant> mutedUntil, long version) {}

    /** Changes a monitor; new segment fields are measured from the next measurement on. */
    public Monitor tune(Principal principal, MonitorId id, Wish wish) {
        return parts.store().write(books -> {
            var monitor = books.monitors().find(principal, id).orElseThrow(() -> new Missing("monitor " + id.value()));
            var asset = need(principal, books, monitor.asset());
            checkKind(monitor.signal(), wish.tuning());
            checkSegments(books, asset, wish.tuning());
            var saved = books.monitors()
                    .save(new Monitor(
                            monitor.id(),
                            monitor.asset(),
                            monitor.signal(),
                            monitor.field(),
                            wish.tuning(),
                            monitor.why(),
                            monitor.origin(),
                            wish.enabled(),
                            wish.mutedUntil(),
                            wish.version()));
            if (!wish.tuning().segmentFields().equals(monitor.tuning().segmentFields())) {
                measureAnew(books, asset);
            }
            return saved;
        });
    }

    /** Says which field tells when a row belongs to; the history is measured anew. */
    public Asset chooseTimeColumn(Principal principal, AssetId id, String field) {
        return parts.store().write(books -> {
            var asset = need(principal, books, id);
            var fields = books.assets().fields(id);
            var type = fields.stream()
                    .filter(known -> known.name().equals(field))
                    .map(Field::type)
                    .filter(known -> known.isTemporal())
                    .findFirst();
            if (!field.isEmpty() && type.isEmpty()) {
                throw new IllegalArgumentException("field: no date or timestamp of that name: " + field);
            }
            books.assets().timeColumn(id, new TimeColumn.Chosen(field, type.orElse(FieldType.OTHER), principal.name()));
            var changed = books.assets().find(principal, id).orElseThrow();
            books.monitors().ensure(id, DefaultMonitors.of(changed, fields), now());
            measureAnew(books, asset);
            return changed;
        });
    }

    /**
     * How a dataset is to be watched.
     *
     * @param monitors besides those that every dataset gets, or tuned otherwise
     * @param off which of its monitors are switched off
     */
    public record Watch(TimeColumn.Chosen time, List<Proposal> monitors, Predicate<Monitor> off) {
        public Watch {
            monitors = List.copyOf(monitors);
        }
    }

    /** Says what time is in a dataset, and what is watched of it. */
    public void watch(Principal principal, AssetId id, Watch watch) {
        parts.store().change(books -> {
            var asset = books.assets().find(principal, id).orElseThrow(() -> new Missing("asset " + id.value()));
            principal.need(Permission.EDIT, asset.domain());
            var now = now();
            books.assets().timeColumn(id, watch.time());
            books.monitors().ensure(id, watch.monitors(), now);
            var timed = books.assets().find(principal, id).orElseThrow();
            books.monitors().ensure(id, DefaultMonitors.of(timed, books.assets().fields(id)), now);
            books.monitors().of(id).forEach(monitor -> tune(books, watch, monitor));
        });
    }

    /** All values of a field are judged together: there is no one number to set a threshold for. */
    private static void checkKind(Signal signal, Tuning tuning) {
        if (signal != Signal.CATEGORIES) {
            return;
        }
        if (tuning.low().isPresent() || tuning.high().isPresent()) {
            throw new IllegalArgumentException("low: categories have no thresholds; set the sensitivity");
        }
        if (!tuning.segmentFields().isEmpty()) {
            throw new IllegalArgumentException("segmentFields: categories are not told apart by other fields");
        }
    }

    private static void tune(Books books, Watch watch, Monitor monitor) {
        var tuning = watch.monitors().stream()
                .filter(wanted ->
                        wanted.signal() == monitor.signal() && wanted.field().equals(monitor.field()))
                .map(Proposal::tuning)
                .findFirst()
                .orElse(monitor.tuning());
        boolean on = !watch.off().test(monitor);
        if (on != monitor.enabled() || !tuning.equals(monitor.tuning())) {
            books.monitors().save(monitor.with(tuning, on));
        }
    }

    /** Moves an asset to another domain. */
    public void move(Principal principal, AssetId id, DomainName domain) {
        parts.store().change(books -> {
            need(principal, books, id);
            principal.need(Permission.EDIT, domain);
            if (books.domains().all(Principal.HEADWATER).stream()
                    .noneMatch(known -> known.name().equals(domain))) {
                throw new IllegalArgumentException("domain: there is none of that name: " + domain);
            }
            books.assets().domain(id, domain);
        });
    }

    /** Measures a dataset now. */
    public void measureNow(Principal principal, AssetId id) {
        parts.store().change(books -> {
            need(principal, books, id);
            books.agenda().noLaterThan(Job.MEASURE, Long.toString(id.value()), now());
        });
    }

    private void measureAnew(Books books, Asset asset) {
        books.history().restart(asset.id());
        if (asset.source().isPresent() && asset.dataset().holdsRows()) {
            books.agenda().noLaterThan(Job.MEASURE, Long.toString(asset.id().value()), now());
        }
    }

    private static void checkSegments(Books books, Asset asset, Tuning tuning) {
        var names = books.assets().fields(asset.id()).stream().map(Field::name).toList();
        tuning.segmentFields().stream()
                .filter(field -> !names.contains(field))
                .findFirst()
                .ifPresent(field -> {
                    throw new IllegalArgumentException("segmentFields: no field of that name: " + field);
                });
    }

    private static Asset need(Principal principal, Books books, AssetId id) {
        var asset = books.assets().find(principal, id).orElseThrow(() -> new Missing("asset " + id.value()));
        principal.need(Permission.EDIT, asset.domain());
        return asset;
    }

    private Instant now() {
        return parts.clock().instant();
    }
}
