package io.headwater.connect.postgres;

import io.headwater.connect.postgres.Session.Query;
import io.headwater.core.catalog.Asset;
import io.headwater.core.catalog.Field;
import io.headwater.core.catalog.FieldType;
import io.headwater.core.catalog.TimeColumn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the field that says when a row belongs to: by name and type, checked on a sample of rows. */
final class TimeColumns {
    private static final int SAMPLE = 5_000;
    private static final int MOST_CANDIDATES = 4;
    private static final List<String> GOOD = List.of(
            "created",
            "event",
            "occurred",
            "loaded",
            "ingested",
            "inserted",
            "received",
            "recorded",
            "ordered",
            "order",
            "placed",
            "paid",
            "sent",
            "started",
            "timestamp",
            "datetime",
            "time",
            "date",
            "day",
            "ts",
            "hour",
            "week",
            "month");
    private static final List<String> BAD = List.of(
            "updated",
            "modified",
            "deleted",
            "birth",
            "due",
            "expire",
            "expir",
            "valid",
            "end",
            "until",
            "next",
            "last",
            "cancel",
            "ship",
            "deliver",
            "return",
            "refund");

    private final Session session;
    private final Instant now;

    TimeColumns(Session session, Instant now) {
        this.session = session;
        this.now = now;
    }

    TimeColumn find(Asset asset, List<Field> fields) throws SQLException {
        var candidates = fields.stream()
                .filter(field -> field.type().isTemporal())
                .sorted(Comparator.comparingInt(TimeColumns::score).reversed().thenComparingInt(Field::position))
                .limit(MOST_CANDIDATES)
                .toList();
        if (candidates.isEmpty()) {
            return new TimeColumn.None("no field holds a date or a time");
        }
        var why = new ArrayList<String>();
        for (Field field : candidates) {
            var objection = score(field) < 0
                    ? Optional.of("its name says that it changes or lies ahead")
                    : objection(asset, field);
            if (objection.isEmpty()) {
                return new TimeColumn.Found(field.name(), field.type(), reason(field));
            }
            why.add("%s: %s".formatted(field.name(), objection.get()));
        }
        return new TimeColumn.None(String.join("; ", why));
    }

    private static String reason(Field field) {
        return "its name and type (%s) say when a row came, hardly any is null, and its values reach from the past to now"
                .formatted(field.declaredType());
    }

    /** The best is a timestamp that is named after an event; below zero it is not to be used. */
    static int score(Field field) {
        String name = field.name().toLowerCase(Locale.ROOT);
        if (BAD.stream().anyMatch(name::contains)) {
            return -1;
        }
        int named = 0;
        for (int i = 0; i < GOOD.size() && named == 0; i++) {
            named = name.contains(GOOD.get(i)) ? GOOD.size() - i : 0;
        }
        return named + (field.type() == FieldType.TIMESTAMP ? 3 : 1) + (field.nullable() ? 0 : 2);
    }

    private Optional<String> objection(Asset asset, Field field) throws SQLException {
        String c = Sql.name(field.name());
        // The newest rows are at the end of a table that only grows, so both ends of it are looked at.
        String sql = """
            select count(*), count(c), extract(epoch from min(c)::timestamptz), extract(epoch from max(c)::timestamptz),
                   count(distinct c::date)
            from (select %1$s as c from %2$s limit %3$d) s\
            """.formatted(c, Sql.table(asset.name()), SAMPLE);
        return session.ask(Query.of(sql), ZoneOffset.UTC, rows -> judge(rows));
    }

    private Optional<String> judge(ResultSet rows) throws SQLException {
        rows.next();
        long all = rows.getLong(1);
        long known = rows.getLong(2);
        double first = rows.getDouble(3);
        double last = rows.getDouble(4);
        if (all == 0) {
            return Optional.of("the table is empty");
        }
        if (known < 0.98 * all) {
            return Optional.of("it is often null");
        }
        double ahead = now.plus(Duration.ofDays(3)).getEpochSecond();
        double ancient = now.minus(Duration.ofDays(3650)).getEpochSecond();
        if (last > ahead) {
            return Optional.of("it reaches into the future");
        }
        return first < ancient ? Optional.of("it reaches back more than ten years") : Optional.empty();
    }
}
