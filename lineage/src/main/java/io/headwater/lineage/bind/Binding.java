package io.headwater.lineage.bind;

import io.headwater.lineage.Dialect;
import io.headwater.lineage.token.Tokens;
import io.headwater.lineage.tree.Name;
import java.util.ArrayList;
import java.util.List;

/** The binders of one text, which call each other. */
final class Binding {
    private final Session session;
    private final Tokens tokens;
    private final Values values;
    private final Sources sources;
    private final Queries queries;
    private final List<Effects> changes = new ArrayList<>(0);

    Binding(Session session, Tokens tokens) {
        this.session = session;
        this.tokens = tokens;
        this.values = new Values(this);
        this.sources = new Sources(this);
        this.queries = new Queries(this);
    }

    /** What statements within the statement do. */
    List<Effects> changes() {
        return changes;
    }

    Session session() {
        return session;
    }

    Dialect dialect() {
        return session.dialect();
    }

    Tokens tokens() {
        return tokens;
    }

    Values values() {
        return values;
    }

    Sources sources() {
        return sources;
    }

    Queries queries() {
        return queries;
    }

    /** Whether a column may be a record whose fields are named after a dot. */
    boolean hasFields() {
        return switch (dialect()) {
            case BIGQUERY, SPARK, DATABRICKS, HIVE, TRINO, PRESTO, ATHENA, DUCKDB, CLICKHOUSE -> true;
            default -> false;
        };
    }

    /** Whether a name is no column although nothing else has it: a variable, a pseudo-record of a trigger. */
    boolean isVariable(List<Name> path) {
        return path.getFirst().text().startsWith("@");
    }
}
