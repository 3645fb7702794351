package io.headwater.server.assembly;

import io.headwater.core.collect.Categories;
import io.headwater.core.collect.Collector;
import io.headwater.core.collect.DataWindow;
import io.headwater.core.collect.Grain;
import io.headwater.core.collect.Measured;
import io.headwater.core.collect.Measurement;
import io.headwater.core.collect.MeasurementPlan;
import io.headwater.core.collect.MeasurementPlan.Span;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts the rows of each value of fields that have few: a second scan, of the windows only that are new or that the
 * first scan found changed.
 */
final class Counting {
    private static final Logger LOG = LoggerFactory.getLogger(Counting.class);

    private final Parts parts;

    Counting(Parts parts) {
        this.parts = parts;
    }

    /**
     * What both scans found.
     *
     * @param few the fields that are left to the second scan from now on
     */
    record Both(Measured.Values values, Set<String> few) {}

    /** What the first scan found. */
    record First(Work work, MeasurementPlan plan, Grain grain, Measured.Values values) {
        List<Measurement> in(DataWindow window) {
            return values.measurements().stream()
                    .filter(value -> value.bucket().isBefore(window.to()))
                    .toList();
        }

        /** Without a second scan. */
        Both alone(Set<String> few) {
            return new Both(values, few);
        }
    }

    Both count(Collector collector, First first, DataWindow window) {
        var asset = first.work().asset();
        var plan = first.plan();
        var known = parts.store().read(books -> books.history().categories(asset.id(), first.grain()));
        var fields = Categories.choose(plan, first.in(window), known);
        var span = fields.isEmpty() ? Optional.<Span>empty() : changed(first, window);
        if (span.isEmpty()) {
            return first.alone(first.work().state().few());
        }
        var second = new Categories.Plan(plan.dataset(), fields, span.get(), plan.zone());
        return switch (collector.count(second)) {
            case Collector.Tallies tallies -> both(first.values(), second, tallies, known);
            case Collector.NotCounted(var trouble) -> {
                LOG.warn(
                        "categories cannot be counted dataset={} kind={} text={}",
                        asset.name().shortText(),
                        trouble.kind(),
                        trouble.text());
                yield first.alone(Set.of()); // the first scan counts the distinct values again
            }
        };
    }

    private Optional<Span> changed(First first, DataWindow window) {
        var plan = first.plan();
        var known = parts.store()
                .read(books -> books.history()
                        .read(first.work().asset().id(), first.grain(), plan.zone(), window.from(), window.to()));
        return Categories.changed(plan, window, first.in(window), known);
    }

    private static Both both(
            Measured.Values first, Categories.Plan plan, Collector.Tallies second, Map<String, Set<String>> known) {
        var settled = Categories.settle(plan, second.tallies(), known);
        var all = Stream.concat(first.measurements().stream(), settled.measurements().stream())
                .toList();
        return new Both(
                new Measured.Values(all, first.distinctLevels(), first.took().plus(second.took())), settled.few());
    }
}
