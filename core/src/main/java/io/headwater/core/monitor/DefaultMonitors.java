package io.headwater.core.monitor;

import io.headwater.core.catalog.Asset;
import io.headwater.core.catalog.AssetKind;
import io.headwater.core.catalog.Field;
import io.headwater.core.catalog.TimeColumn;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The monitors that an asset gets by itself, and why. */
public final class DefaultMonitors {
    private DefaultMonitors() {}

    /** A monitor to be set up. */
    public record Proposal(Signal signal, String field, String why, Tuning tuning) {
        /** One that is tuned as all are at first. */
        public Proposal(Signal signal, String field, String why) {
            this(signal, field, why, Tuning.DEFAULT);
        }
    }

    /** Depends on nothing but the asset and its fields, so asking again proposes the same. */
    public static List<Proposal> of(Asset asset, List<Field> fields) {
        if (asset.kind() == AssetKind.JOB) {
            return List.of(new Proposal(Signal.RUNS, "", "every job is watched for failed runs"));
        }
        var proposals = new ArrayList<Proposal>();
        if (!fields.isEmpty()) {
            proposals.add(new Proposal(Signal.SCHEMA, "", "every dataset is watched for changes of its fields"));
        }
        if (asset.dataset().holdsRows()) {
            proposals.add(new Proposal(Signal.FRESHNESS, "", "every table is watched for data that stays away"));
            proposals.add(new Proposal(Signal.VOLUME, "", "every table is watched for its number of rows"));
            timeColumn(asset.timeColumn())
                    .ifPresent(time -> fields.stream()
                            .filter(field -> !field.name().equals(time))
                            .forEach(field -> proposals.addAll(ofField(field, time))));
        }
        return List.copyOf(proposals);
    }

    /** For fields of which the rows of each value are counted. */
    public static List<Proposal> ofCategories(Collection<String> fields) {
        return fields.stream()
                .sorted()
                .map(field -> new Proposal(
                        Signal.CATEGORIES, field, "the field has few values, so the rows of each are counted"))
                .toList();
    }

    /** The field in use, found or chosen. */
    public static Optional<String> timeColumn(TimeColumn column) {
        return switch (column) {
            case TimeColumn.Found found -> Optional.of(found.field());
            case TimeColumn.Chosen chosen -> Optional.of(chosen.field()).filter(field -> !field.isEmpty());
            case TimeColumn.None _, TimeColumn.NotSought _ -> Optional.empty();
        };
    }

    private static List<Proposal> ofField(Field field, String time) {
        var signals = new ArrayList<Signal>();
        if (field.nullable()) {
            signals.add(Signal.NULL_RATE);
        }
        switch (field.type()) {
            case INTEGER, DECIMAL, FLOAT -> {
                if (!isKey(field)) {
                    signals.add(Signal.MEAN);
                    signals.add(Signal.ZERO_RATE);
                    signals.add(Signal.NEGATIVE_RATE);
                }
            }
            case TEXT -> signals.addAll(List.of(Signal.DISTINCT, Signal.EMPTY_RATE, Signal.LENGTH));
            case DATE, TIMESTAMP -> signals.add(Signal.FUTURE_RATE);
            case BOOLEAN, UUID, OTHER -> {}
        }
        String why = "the table has a time column (%s), so its fields have a history".formatted(time);
        return signals.stream()
                .map(signal -> new Proposal(signal, field.name(), why))
                .toList();
    }

    /** The mean of a key says nothing but how many rows there are. */
    private static boolean isKey(Field field) {
        return field.name().equals("id")
                || field.name().endsWith("_id")
                || field.name().endsWith("_key");
    }
}
