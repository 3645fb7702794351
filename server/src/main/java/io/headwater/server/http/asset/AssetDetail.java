package io.headwater.server.http.asset;

import io.headwater.core.catalog.Assets;
import io.headwater.core.catalog.Field;
import io.headwater.core.catalog.FieldType;
import io.headwater.core.catalog.TimeColumn;
import io.headwater.core.collect.Fact;
import io.headwater.core.collect.Grain;
import io.headwater.core.collect.History;
import io.headwater.core.collect.LoadChange;
import io.headwater.core.collect.RunState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One asset with its fields.
 *
 * @param measuredUntil where its history ends
 */
public record AssetDetail(
        AssetRow asset,
        List<FieldRow> fields,
        TimeColumnRow timeColumn,
        @Nullable Grain grain,
        @Nullable Instant measuredUntil) {
    public AssetDetail {
        fields = List.copyOf(fields);
    }

    static AssetDetail of(AssetRow asset, List<Field> fields, TimeColumn time, History.State state) {
        return new AssetDetail(
                asset,
                fields.stream().map(FieldRow::of).toList(),
                TimeColumnRow.of(time),
                state.grain().orElse(null),
                state.until().orElse(null));
    }

    /** A field; its declared type is in the source's own words. */
    public record FieldRow(
            String name,
            FieldType type,
            String declaredType,
            boolean nullable,
            int position,
            @Nullable String comment) {
        static FieldRow of(Field field) {
            return new FieldRow(
                    field.name(),
                    field.type(),
                    field.declaredType(),
                    field.nullable(),
                    field.position(),
                    field.comment().orElse(null));
        }
    }

    /**
     * Which field says when a row belongs to.
     *
     * @param state NOT_SOUGHT, NONE, FOUND or CHOSEN
     * @param field empty when there is none
     * @param why how that is known
     */
    public record TimeColumnRow(String state, String field, String why) {
        static TimeColumnRow of(TimeColumn column) {
            return switch (column) {
                case TimeColumn.NotSought() -> new TimeColumnRow("NOT_SOUGHT", "", "nobody has looked yet");
                case TimeColumn.None(var why) -> new TimeColumnRow("NONE", "", why);
                case TimeColumn.Found(var field, var _, var why) -> new TimeColumnRow("FOUND", field, why);
                case TimeColumn.Chosen(var field, var _, var by) ->
                    new TimeColumnRow("CHOSEN", field, "chosen by " + by);
            };
        }
    }

    /** How the fields looked from a moment on, and what had changed. */
    public record SchemaVersionRow(int version, Instant observed, List<String> changes, List<FieldRow> fields) {
        public SchemaVersionRow {
            changes = List.copyOf(changes);
            fields = List.copyOf(fields);
        }

        static SchemaVersionRow of(Assets.SchemaVersion version) {
            return new SchemaVersionRow(
                    version.version(),
                    version.observed(),
                    version.changes(),
                    version.fields().stream().map(FieldRow::of).toList());
        }
    }

    /**
     * Data arrived.
     *
     * @param partition the part that was written; empty for the whole
     * @param rows written, where known
     * @param run that wrote it, where known
     */
    public record LoadRow(
            Instant happened,
            Instant observed,
            LoadChange change,
            String partition,
            @Nullable Long rows,
            @Nullable String run) {
        static LoadRow of(Fact.LoadSeen load) {
            return new LoadRow(
                    load.happened(),
                    load.observed(),
                    load.change(),
                    load.partition(),
                    load.rows().isPresent() ? load.rows().getAsLong() : null,
                    load.run().orElse(null));
        }
    }

    /** Something that happened to a run of a job. */
    public record RunRow(
            String run,
            RunState state,
            Instant happened,
            @Nullable String error) {
        static RunRow of(Fact.RunSeen run) {
            return new RunRow(
                    run.run(), run.state(), run.happened(), run.error().orElse(null));
        }
    }
}
