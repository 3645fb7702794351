package io.headwater.lineage.sql;

import io.headwater.lineage.Catalog;
import io.headwater.lineage.Dialect;
import io.headwater.lineage.Lineage;
import io.headwater.lineage.StatementLineage;
import io.headwater.lineage.bind.Binder;
import io.headwater.lineage.bind.Session;
import io.headwater.lineage.repair.Repair;
import io.headwater.lineage.token.Lexer;
import io.headwater.lineage.token.Tokens;
import java.util.ArrayList;

/**
 * SQL as lineage. Immutable, and safe to use from several threads at once.
 *
 * @param database where schemas are looked for; empty where that is not known
 * @param schema where tables are looked for; empty where that is not known
 */
public record SqlLineage(Dialect dialect, Catalog catalog, String database, String schema) {

    /** For a dialect, with what is known of the tables. */
    public static SqlLineage of(Dialect dialect, Catalog catalog) {
        return new SqlLineage(dialect, catalog, "", "");
    }

    /** The same, where names without a database or a schema are looked for there. */
    public SqlLineage in(String database, String schema) {
        return new SqlLineage(dialect, catalog, database, schema);
    }

    /** The same, with another knowledge of the tables. */
    public SqlLineage knowing(Catalog other) {
        return new SqlLineage(dialect, other, database, schema);
    }

    /** What a text does, all statements of it in one session. It takes any text, and never throws. */
    public Lineage analyze(String sql) {
        return analyze(Lexer.tokens(sql, dialect), catalog);
    }

    /** The same, of tokens, by another catalog. */
    Lineage analyze(Tokens tokens, Catalog catalog) {
        var session = new Session(dialect, catalog, database, schema);
        var statements = new ArrayList<StatementLineage>();
        for (var read : Repair.read(tokens, dialect)) {
            statements.add(Binder.bind(session, read.tokens(), read.parsed()));
        }
        return new Lineage(statements);
    }
}
