package io.headwater.lineage.parse;

import io.headwater.lineage.Dialect;
import io.headwater.lineage.token.Token;
import io.headwater.lineage.tree.Name;
import io.headwater.lineage.tree.Relation;
import io.headwater.lineage.tree.Relation.Source;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Functions that stand for a table whose name is written between their brackets. */
final class TableReferences {
    private static final Set<String> SERVERS = Set.of("remote", "remotesecure", "cluster", "clusterallreplicas");

    private final Grammar grammar;
    private final Cursor c;

    TableReferences(Grammar grammar) {
        this.grammar = grammar;
        this.c = grammar.cursor();
    }

    /** What such a function reads, its bracket being here; null for any other function. */
    @Nullable
    Relation relation(String function) {
        String name = function.toLowerCase(Locale.ROOT);
        boolean clickHouse = c.dialect() == Dialect.CLICKHOUSE;
        if (name.equals("semantic_view") && c.isName(1)) {
            return source(c.at() + 1);
        }
        if (name.equals("identifier") && c.kind(1) == Token.STRING && isAlone(2)) {
            return identified();
        }
        return clickHouse && SERVERS.contains(name) && c.kind(2) == Token.COMMA && c.isName(3) ? onServer() : null;
    }

    private boolean isAlone(int ahead) {
        return c.kind(ahead) == Token.CLOSE || c.kind(ahead) == Token.COMMA;
    }

    private Relation source(int token) {
        int end = c.afterBrackets(c.at());
        c.to(token);
        var path = grammar.relations().table();
        c.to(end);
        return new Source(path, grammar.relations().alias());
    }

    /** Snowflake and Databricks: IDENTIFIER('database.schema.table'). */
    private Relation identified() {
        int end = c.afterBrackets(c.at());
        int token = c.at() + 1;
        var path = Arrays.stream(c.nameAt(token).text().split("\\."))
                .filter(part -> !part.isEmpty())
                .map(part -> c.made(c.dialect().fold(part), token))
                .toList();
        c.to(end);
        return new Source(path, grammar.relations().alias());
    }

    /** remote('host', database.table), or database and table apart. */
    private Relation onServer() {
        int end = c.afterBrackets(c.at());
        c.to(c.at() + 3);
        List<Name> path = grammar.relations().table();
        if (path.size() == 1 && c.is(Token.COMMA) && c.isName(1)) {
            path = List.of(path.getFirst(), c.nameAt(c.at() + 1));
        }
        c.to(end);
        return new Source(path, grammar.relations().alias());
    }
}
