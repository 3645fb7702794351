package io.headwater.store;

import static io.headwater.store.tables.Tables.ASSET;
import static io.headwater.store.tables.Tables.FIELD;

import io.headwater.core.access.DomainName;
import io.headwater.core.access.Reach;
import io.headwater.core.catalog.Asset;
import io.headwater.core.catalog.AssetId;
import io.headwater.core.catalog.AssetKind;
import io.headwater.core.catalog.AssetName;
import io.headwater.core.catalog.DatasetKind;
import io.headwater.core.catalog.Field;
import io.headwater.core.catalog.FieldType;
import io.headwater.core.catalog.SourceId;
import io.headwater.core.catalog.TimeColumn;
import io.headwater.store.tables.tables.records.AssetRecord;
import io.headwater.store.tables.tables.records.FieldRecord;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.TableField;
import org.jooq.impl.DSL;

/** Between rows and the words of the catalog. */
final class AssetRows {
    private AssetRows() {}

    static Asset asset(AssetRecord row) {
        return new Asset(
                new AssetId(row.getId()),
                new AssetName(row.getNamespace(), List.of(row.getPath())),
                AssetKind.valueOf(row.getKind()),
                DatasetKind.valueOf(row.getDatasetKind()),
                new DomainName(row.getDomain()),
                Optional.ofNullable(row.getSourceId()).map(SourceId::new),
                Optional.ofNullable(row.getOwner()),
                Optional.ofNullable(row.getComment()),
                new Asset.Size(row.getRowEstimate(), row.getBytes()),
                timeColumn(row),
                row.getFirstSeenAt(),
                Optional.ofNullable(row.getGoneAt()));
    }

    static Field field(FieldRecord row) {
        return new Field(
                row.getName(),
                FieldType.valueOf(row.getType()),
                row.getDeclaredType(),
                row.getNullable(),
                row.getPosition(),
                Optional.ofNullable(row.getComment()));
    }

    private static TimeColumn timeColumn(AssetRecord row) {
        return switch (row.getTimeState()) {
            case "FOUND" ->
                new TimeColumn.Found(row.getTimeField(), FieldType.valueOf(row.getTimeType()), row.getTimeWhy());
            case "CHOSEN" ->
                new TimeColumn.Chosen(row.getTimeField(), FieldType.valueOf(row.getTimeType()), row.getTimeWhy());
            case "NONE" -> new TimeColumn.None(row.getTimeWhy());
            case "NOT_SOUGHT" -> new TimeColumn.NotSought();
            default -> throw new IllegalStateException("unknown time state " + row.getTimeState());
        };
    }

    static void timeColumn(AssetRecord row, TimeColumn column) {
        switch (column) {
            case TimeColumn.Found(var field, var type, var why) -> time(row, "FOUND", field, type.name(), why);
            case TimeColumn.Chosen(var field, var type, var by) -> time(row, "CHOSEN", field, type.name(), by);
            case TimeColumn.None(var why) -> time(row, "NONE", "", "", why);
            case TimeColumn.NotSought() -> time(row, "NOT_SOUGHT", "", "", "");
        }
    }

    private static void time(AssetRecord row, String state, String field, String type, String why) {
        row.setTimeState(state);
        row.setTimeField(field);
        row.setTimeType(type);
        row.setTimeWhy(why);
    }

    /** The condition that keeps rows of other domains out. */
    static Condition within(Reach reach, TableField<?, String> domain) {
        return switch (reach) {
            case Reach.Everywhere() -> DSL.noCondition();
            case Reach.Within(var domains) ->
                domain.in(domains.stream().map(DomainName::value).toList());
        };
    }

    static Condition named(AssetName name) {
        return ASSET.NAMESPACE.eq(name.namespace()).and(ASSET.NAME.eq(name.text()));
    }

    static Condition present() {
        return FIELD.GONE_AT.isNull();
    }

    /** For searching by part of a name: the wildcards of LIKE mean themselves. */
    static String containing(String text) {
        String escaped = text.toLowerCase(Locale.ROOT)
                .replace("\\", "\\\\")
                .replace("%", "\\%")
                .replace("_", "\\_");
        return "%" + escaped + "%";
    }
}
