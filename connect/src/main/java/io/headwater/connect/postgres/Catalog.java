package io.headwater.connect.postgres;

import io.headwater.connect.postgres.Session.Query;
import io.headwater.core.catalog.Asset;
import io.headwater.core.catalog.AssetName;
import io.headwater.core.catalog.DatasetKind;
import io.headwater.core.catalog.Field;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Reads which tables there are, how they look and how often they were written. */
final class Catalog {
    /**
     * Asks no size of a table that somebody locks, and no function for the partitions of one, for both would wait for
     * the lock. What is written into a partitioned table the server counts at its partitions, and there it lies.
     */
    private static final String RELATIONS = """
        with recursive locked as (
            select coalesce(i.indrelid, l.relation) as oid
            from pg_locks l left join pg_index i on i.indexrelid = l.relation
            where l.mode = 'AccessExclusiveLock' and l.database = (
                select oid from pg_database where datname = current_database())),
        part(root, oid) as (
            select c.oid, c.oid from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p', 'm') and n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
            union all
            select p.root, i.inhrelid from part p
            join pg_class c on c.oid = p.oid and c.relkind = 'p'
            join pg_inherits i on i.inhparent = p.oid),
        stored as (
            select root, sum(pg_stat_get_live_tuples(oid)) as n_live_tup,
                   sum(pg_stat_get_tuples_inserted(oid)) as n_tup_ins,
                   sum(pg_stat_get_tuples_updated(oid)) as n_tup_upd,
                   sum(pg_stat_get_tuples_deleted(oid)) as n_tup_del,
                   bool_or(oid in (select oid from locked where oid is not null)) as locked,
                   sum(pg_total_relation_size(oid))
                       filter (where oid not in (select oid from locked where oid is not null)) as bytes
            from part group by root)
        select c.oid::bigint, current_database(), n.nspname, c.relname, c.relkind::text, c.relispartition,
               greatest(c.reltuples, coalesce(s.n_live_tup, -1))::bigint as rows,
               coalesce(case when not s.locked then s.bytes end, -1)::bigint as bytes,
               pg_get_userbyid(c.relowner) as owner, obj_description(c.oid, 'pg_class') as comment,
               has_schema_privilege(n.oid, 'usage') and has_any_column_privilege(c.oid, 'select') as readable,
               coalesce(s.n_tup_ins, 0) as inserted, coalesce(s.n_tup_upd, 0) as updated,
               coalesce(s.n_tup_del, 0) as deleted
        from pg_class c
        join pg_namespace n on n.oid = c.relnamespace
        left join stored s on s.root = c.oid
        where c.relkind in ('r', 'p', 'v', 'm', 'f')
          and n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
        order by n.nspname, c.relname\
        """;

    private static final String COLUMNS = """
        with recursive made(domain, base) as (
            select oid, typbasetype from pg_type where typtype = 'd'
            union all
            select m.domain, t.typbasetype from made m join pg_type t on t.oid = m.base where t.typtype = 'd')
        select a.attrelid::bigint, a.attname, format_type(a.atttypid, a.atttypmod) as declared,
               coalesce(b.typname, t.typname) as type, coalesce(b.typcategory, t.typcategory)::text as category,
               not a.attnotnull as nullable, a.attnum, col_description(a.attrelid, a.attnum) as comment
        from pg_attribute a
        join pg_class c on c.oid = a.attrelid
        join pg_namespace n on n.oid = c.relnamespace
        join pg_type t on t.oid = a.atttypid
        left join (made m join pg_type b on b.oid = m.base and b.typtype <> 'd') on m.domain = t.oid
        where a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'p', 'v', 'm', 'f')
          and n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
        order by a.attrelid, a.attnum\
        """;

    private final Session session;
    private final String namespace;

    Catalog(Session session, String namespace) {
        this.session = session;
        this.namespace = namespace;
    }

    /** A table with the counters of the server. */
    record Relation(
            long oid,
            AssetName name,
            DatasetKind kind,
            List<Field> fields,
            Asset.Size size,
            Optional<String> owner,
            Optional<String> comment,
            boolean readable,
            Writes writes) {}

    /** Rows inserted, updated and deleted since the server began to count. */
    record Writes(long inserted, long updated, long deleted) {}

    List<Relation> relations() throws SQLException {
        var fields = session.ask(Query.of(COLUMNS), ZoneOffset.UTC, Catalog::fields);
        return session.ask(Query.of(RELATIONS), ZoneOffset.UTC, rows -> {
            var relations = new ArrayList<Relation>();
            while (rows.next()) {
                relations.add(relation(rows, fields.getOrDefault(rows.getLong("oid"), List.of())));
            }
            return relations;
        });
    }

    private Relation relation(ResultSet rows, List<Field> fields) throws SQLException {
        var path = List.of(text(rows, "current_database"), text(rows, "nspname"), text(rows, "relname"));
        return new Relation(
                rows.getLong("oid"),
                new AssetName(namespace, path),
                kind(text(rows, "relkind"), rows.getBoolean("relispartition")),
                fields,
                new Asset.Size(rows.getLong("rows"), rows.getLong("bytes")),
                Optional.ofNullable(rows.getString("owner")),
                Optional.ofNullable(rows.getString("comment")),
                rows.getBoolean("readable"),
                new Writes(rows.getLong("inserted"), rows.getLong("updated"), rows.getLong("deleted")));
    }

    private static Map<Long, List<Field>> fields(ResultSet rows) throws SQLException {
        var fields = new HashMap<Long, List<Field>>();
        while (rows.next()) {
            var of = fields.computeIfAbsent(rows.getLong("attrelid"), _ -> new ArrayList<>());
            of.add(new Field(
                    text(rows, "attname"),
                    Types.of(text(rows, "type"), text(rows, "category")),
                    text(rows, "declared"),
                    rows.getBoolean("nullable"),
                    of.size() + 1,
                    Optional.ofNullable(rows.getString("comment"))));
        }
        return fields;
    }

    private static DatasetKind kind(String letter, boolean partition) {
        return switch (letter) {
            case "r" -> partition ? DatasetKind.PARTITION : DatasetKind.TABLE;
            case "p" -> partition ? DatasetKind.PARTITION : DatasetKind.PARTITIONED_TABLE;
            case "v" -> DatasetKind.VIEW;
            case "m" -> DatasetKind.MATERIALIZED_VIEW;
            case "f" -> DatasetKind.FOREIGN_TABLE;
            default -> throw new IllegalStateException("a kind of relation that was not asked for: " + letter);
        };
    }

    private static String text(ResultSet rows, String column) throws SQLException {
        return Objects.requireNonNull(rows.getString(column), column);
    }
}
