package io.headwater.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tables of 20 columns as warehouses have them: keys, amounts, words of few and of many values, dates. None says when a
 * row came, so that every measurement reads the whole table.
 */
record Orders(int tables, int rows) {
    private static final List<String> NUMBERS = List.of(
            "id", "customer_id", "product_id", "quantity", "discount", "price", "total", "tax", "weight", "score");
    private static final List<String> TEXTS = List.of("status", "country", "email", "note", "coupon");
    private static final List<String> TIMES = List.of("updated_at", "due_date", "birth_date");
    private static final List<String> OTHERS = List.of("is_gift", "ref");

    List<String> names() {
        return Stream.iterate(1, i -> i + 1)
                .limit(tables)
                .map("orders_%d"::formatted)
                .toList();
    }

    /** Fills them, and has the server look at them once. */
    void create(Connection connection) throws SQLException {
        Postgres.run(connection, "select setseed(0.42)");
        Postgres.run(connection, "create table orders_1 as " + content());
        for (String name : names().subList(1, tables)) {
            Postgres.run(connection, "create table %s as table orders_1".formatted(name));
        }
        Postgres.run(connection, "vacuum analyze");
        Postgres.run(connection, "checkpoint");
    }

    private String content() {
        return """
            select i::bigint as id,
                   (random() * 200000)::int as customer_id,
                   (5000 * random() ^ 2)::int as product_id,
                   1 + (random() * 9)::int as quantity,
                   case when random() < 0.8 then 0 else 5 * (random() * 6)::int end as discount,
                   (random() * 500)::numeric(12, 2) as price,
                   (random() * 5000 - 20)::numeric(14, 2) as total,
                   (random() * 100)::numeric(10, 4) as tax,
                   random() * 30 as weight,
                   exp(random() * 10) as score,
                   (array['placed', 'paid', 'sent', 'returned', 'cancelled'])[1 + floor(5 * random() ^ 2)::int] as status,
                   'country ' || floor(40 * random() ^ 3)::int as country,
                   'customer' || (random() * 300000)::int || '@mail.example' as email,
                   case when random() < 0.7 then '' else md5((random() * 100000)::int::text) end as note,
                   case when random() < 0.1 then 'SAVE' || (random() * 200)::int end as coupon,
                   random() < 0.05 as is_gift,
                   md5(i::text)::uuid as ref,
                   timestamptz '2026-01-01' + random() * interval '200 days' as updated_at,
                   date '2026-01-01' + (random() * 250)::int as due_date,
                   date '1950-01-01' + (random() * 20000)::int as birth_date
            from generate_series(1, %d) i\
            """.formatted(rows);
    }

    /** What a person would write to know the same of a table, but for distinct values. */
    static String byHand(String table) {
        var columns = Stream.of(
                        NUMBERS.stream().map(Orders::number),
                        TEXTS.stream().map(Orders::text),
                        TIMES.stream().map(Orders::time),
                        OTHERS.stream().map("count(%s)"::formatted))
                .flatMap(all -> all)
                .collect(Collectors.joining(",\n  "));
        return "select count(*),\n  %s\nfrom %s".formatted(columns, table);
    }

    private static String number(String c) {
        return "count(%1$s), min(%1$s), max(%1$s), avg(%1$s), sum(%1$s), stddev_pop(%1$s), ".formatted(c)
                + "count(*) filter (where %1$s = 0), count(*) filter (where %1$s < 0)".formatted(c);
    }

    private static String text(String c) {
        return "count(%1$s), count(*) filter (where %1$s = ''), avg(length(%1$s)), max(length(%1$s))".formatted(c);
    }

    private static String time(String c) {
        return "count(%1$s), min(%1$s), max(%1$s), count(*) filter (where %1$s > now())".formatted(c);
    }
}
