package io.headwater.connect.postgres;

import io.headwater.connect.postgres.Catalog.Relation;
import io.headwater.connect.postgres.Session.Query;
import io.headwater.core.catalog.AssetName;
import io.headwater.core.catalog.DatasetKind;
import io.headwater.core.collect.Fact.SqlText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Reads what views and materialized views are made of: their queries, and what the server itself keeps of what they
 * depend on. Any role may ask for both.
 */
final class Definitions {
    private static final int AT_ONCE = 500;

    /** Names are written out with their schemas, whatever path the role has. */
    private static final String PATH = "pg_catalog";

    /**
     * The server locks what a view reads while it writes the query down, so that views of a table that somebody locks are
     * left for the next time.
     */
    private static final String QUERIES = """
        with locked as (
            select relation as oid from pg_locks
            where mode = 'AccessExclusiveLock' and relation is not null
              and database = (select oid from pg_database where datname = current_database()))
        select c.oid::bigint, pg_get_viewdef(c.oid, true) as query
        from pg_class c
        where c.oid = any ((?::text)::oid[]) and c.relkind in ('v', 'm')
          and c.oid not in (select oid from locked)
          and not exists (
            select 1 from pg_rewrite r
            join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = r.oid
                            and d.refclassid = 'pg_class'::regclass
            join locked l on l.oid = d.refobjid
            where r.ev_class = c.oid)\
        """;

    private static final String READS = """
        select distinct r.ev_class::bigint as view, d.refobjid::bigint as read
        from pg_rewrite r
        join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = r.oid
                        and d.refclassid = 'pg_class'::regclass and d.deptype = 'n'
        where r.ev_class = any ((?::text)::oid[]) and r.rulename = '_RETURN' and d.refobjid <> r.ev_class\
        """;

    private final Session session;

    Definitions(Session session) {
        this.session = session;
    }

    /**
     * What a view is made of.
     *
     * @param reads what the server says it reads, by name
     */
    record Definition(AssetName view, String query, List<AssetName> reads) {
        Definition {
            reads = List.copyOf(reads);
        }
    }

    /** The definitions that can be read now; those that cannot are read another time. */
    List<Definition> of(List<Relation> relations) throws SQLException {
        var views = relations.stream()
                .filter(relation -> isView(relation.kind()))
                .map(Relation::oid)
                .toList();
        var names = new HashMap<Long, AssetName>();
        relations.stream()
                .filter(relation -> relation.kind() != DatasetKind.PARTITION)
                .forEach(relation -> names.put(relation.oid(), relation.name()));
        var definitions = new ArrayList<Definition>();
        for (int from = 0; from < views.size(); from += AT_ONCE) {
            var some = views.subList(from, Math.min(from + AT_ONCE, views.size()));
            var reads = session.ask(Query.of(READS, text(some)), ZoneOffset.UTC, Definitions::reads);
            queries(some).forEach((oid, query) -> {
                var read = reads.getOrDefault(oid, List.of()).stream()
                        .filter(names::containsKey)
                        .map(names::get)
                        .sorted(Comparator.comparing(AssetName::text))
                        .toList();
                definitions.add(new Definition(Objects.requireNonNull(names.get(oid)), query, read));
            });
        }
        return definitions;
    }

    private static boolean isView(DatasetKind kind) {
        return kind == DatasetKind.VIEW || kind == DatasetKind.MATERIALIZED_VIEW;
    }

    /** One view that cannot be written down keeps the others from nothing. */
    private Map<Long, String> queries(List<Long> views) throws SQLException {
        try {
            return session.ask(Query.of(QUERIES, text(views)).in(PATH), ZoneOffset.UTC, Definitions::queries);
        } catch (SQLException e) {
            if (Troubles.of(e).kind().concernsSource()) {
                throw e;
            }
            if (views.size() == 1) {
                return Map.of();
            }
            int middle = views.size() / 2;
            var both = new HashMap<>(queries(views.subList(0, middle)));
            both.putAll(queries(views.subList(middle, views.size())));
            return both;
        }
    }

    private static Map<Long, String> queries(ResultSet rows) throws SQLException {
        var queries = new HashMap<Long, String>();
        while (rows.next()) {
            String query = rows.getString("query");
            if (query != null && query.length() <= SqlText.LONGEST) {
                queries.put(rows.getLong("oid"), query);
            }
        }
        return queries;
    }

    private static Map<Long, List<Long>> reads(ResultSet rows) throws SQLException {
        var reads = new HashMap<Long, List<Long>>();
        while (rows.next()) {
            reads.computeIfAbsent(rows.getLong("view"), _ -> new ArrayList<>()).add(rows.getLong("read"));
        }
        return reads;
    }

    private static String text(List<Long> oids) {
        return oids.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }
}
