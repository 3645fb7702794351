package io.headwater.connect.postgres;

import io.headwater.connect.postgres.Session.Query;
import io.headwater.core.collect.Categories;
import io.headwater.core.collect.Categories.CategoryField;
import io.headwater.core.collect.Collector.Tally;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The one statement that counts the rows of each value of some fields.
 *
 * <p>Fields with very few values are first counted together, by the combinations of their values: one look-up a row
 * instead of one a row and field. The combinations are then added up field by field.
 */
final class CategoryScan {
    private static final int COMBINATIONS = 1_024;

    /** Enough to count without sorting, which takes three times as long. */
    private static final String MEMORY = "32MB";

    private final Categories.Plan plan;

    CategoryScan(Categories.Plan plan) {
        this.plan = plan;
    }

    /** A row is of one field: the one whose bit is zero in the second column, the first field's bit being the highest. */
    Query query() {
        var fields = plan.fields();
        String sql = """
            select extract(epoch from bucket)::float8, which, case when length(value) <= %9$d then value end, rows, "values" from (
                select *, count(*) over (partition by bucket, which) as "values",
                       row_number() over (partition by bucket, which order by rows desc, value) as rank
                from (select bucket, grouping(%1$s) as which, coalesce(%2$s) as value, sum(n)::float8 as rows
                      from (select bucket, %1$s, count(*) as n
                            from (select %3$s as bucket, %4$s from %5$s%6$s offset 0) row_of
                            group by grouping sets (%7$s)) combination
                      group by grouping sets (%8$s)) value_of
                where value is not null) ranked
            where rank <= %10$d\
            """.formatted(
                        join(fields, this::column),
                        join(fields, field -> column(field) + "::text"),
                        SpanSql.bucket(plan.span()),
                        join(fields, field -> "%s as %s".formatted(Sql.name(field.name()), column(field))),
                        Sql.table(plan.dataset()),
                        SpanSql.where(plan.span()),
                        packs().stream().map(this::set).collect(Collectors.joining(", ")),
                        fields.stream().map(field -> set(List.of(field))).collect(Collectors.joining(", ")),
                        Categories.LONGEST,
                        Categories.TOP);
        return new Query(sql, SpanSql.parameters(plan.span()), MEMORY);
    }

    List<Tally> read(ResultSet rows) throws SQLException {
        var counts = new LinkedHashMap<Cell, Map<String, Double>>();
        var values = new HashMap<Cell, Integer>();
        while (rows.next()) {
            var cell = new Cell(field(rows.getInt(2)), SpanSql.read(plan.span(), rows.getDouble(1)));
            var told = counts.computeIfAbsent(cell, _ -> new HashMap<>());
            String value = rows.getString(3);
            if (value != null) {
                told.put(value, rows.getDouble(4));
            }
            values.put(cell, rows.getInt(5));
        }
        return counts.entrySet().stream()
                .map(entry -> new Tally(
                        entry.getKey().field(),
                        entry.getKey().bucket(),
                        entry.getValue(),
                        Objects.requireNonNull(values.get(entry.getKey()))))
                .toList();
    }

    private record Cell(String field, Instant bucket) {}

    private String field(int which) {
        int fields = plan.fields().size();
        int highest = Integer.highestOneBit(((1 << fields) - 1) & ~which);
        return plan.fields()
                .get(fields - 1 - Integer.numberOfTrailingZeros(highest))
                .name();
    }

    /** Each field in one pack; few combinations in each. */
    private List<List<CategoryField>> packs() {
        var packs = new ArrayList<List<CategoryField>>();
        long combinations = COMBINATIONS;
        var fewestFirst = plan.fields().stream()
                .sorted(Comparator.comparingInt(CategoryField::values))
                .toList();
        for (CategoryField field : fewestFirst) {
            combinations *= field.values();
            if (packs.isEmpty() || combinations > COMBINATIONS) {
                packs.add(new ArrayList<>());
                combinations = field.values();
            }
            packs.getLast().add(field);
        }
        return packs;
    }

    private String set(List<CategoryField> fields) {
        return "(bucket, %s)".formatted(join(fields, this::column));
    }

    /** By number: a column of the table may be named as one of ours. */
    private String column(CategoryField field) {
        return "c" + plan.fields().indexOf(field);
    }

    private static String join(List<CategoryField> fields, Function<CategoryField, String> text) {
        return fields.stream().map(text).collect(Collectors.joining(", "));
    }
}
