package io.headwater.lineage.sql;

import io.headwater.lineage.Catalog;
import io.headwater.lineage.Dialect;
import io.headwater.lineage.Lineage;
import io.headwater.lineage.StatementLineage;
import io.headwater.lineage.bind.Binder;
import io.headwater.lineage.bind.Session;
import io.headwater.lineage.parse.Statements;
import io.headwater.lineage.repair.Repair;
import io.headwater.lineage.repair.Repair.Read;
import io.headwater.lineage.token.Lexer;
import io.headwater.lineage.token.Tokens;
import io.headwater.lineage.tree.Statement;
import java.util.ArrayList;
import java.util.List;

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
        var read = Repair.read(tokens, dialect);
        int end = 0;
        for (int i = 0; i < read.size(); i++) {
            var each = read.get(i);
            if (each.from() >= end) {
                session.leave();
            }
            statements.add(Binder.bind(session, each.tokens(), each.parsed()));
            if (each.parsed().statement() instanceof Statement.Routine routine) {
                end = Statements.endOfBody(
                        tokens, each.to(), i + 1 < read.size() ? read.get(i + 1).to() : each.to());
                session.enter(routine.parameters());
                session.define(tokens, routine, body(tokens, read.subList(i + 1, read.size()), end));
            }
        }
        return new Lineage(statements);
    }

    /** The statements of a routine, as far as they have no tokens of their own. */
    private static List<Statement> body(Tokens tokens, List<Read> following, int end) {
        return following.stream()
                .takeWhile(each -> each.to() <= end)
                .filter(each -> each.tokens() == tokens)
                .map(each -> each.parsed().statement())
                .toList();
    }
}
