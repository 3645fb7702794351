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

/** Functions whose rows are stored: in a file, in a table of another server, in a semantic view, in a table that is read as it grows. */
final class Stored {
    private static final Set<String> FILES = Set.of(
            "read_csv",
            "read_csv_auto",
            "read_files",
            "read_json",
            "read_json_auto",
            "read_ndjson",
            "read_ndjson_auto",
            "read_parquet",
            "parquet_scan");
    private static final Set<String> CLICKHOUSE_FILES = Set.of("file", "s3", "s3cluster", "gcs", "url", "hdfs");
    private static final Set<String> SERVERS = Set.of("remote", "remotesecure", "cluster", "clusterallreplicas");

    private final Grammar grammar;
    private final Cursor c;

    Stored(Grammar grammar) {
        this.grammar = grammar;
        this.c = grammar.cursor();
    }

    /** What such a function reads, its bracket being here; null for any other function. */
    @Nullable
    Relation relation(String function) {
        String name = function.toLowerCase(Locale.ROOT);
        boolean clickHouse = c.dialect() == Dialect.CLICKHOUSE;
        boolean named = name.equals("semantic_view") || (name.equals("stream") && isAloneAfterPath());
        if (named && c.isName(1)) {
            return source(c.at() + 1);
        }
        if (name.equals("identifier") && c.kind(1) == Token.STRING && isAlone(2)) {
            return identified();
        }
        if (FILES.contains(name) || (clickHouse && CLICKHOUSE_FILES.contains(name))) {
            return c.kind(1) == Token.STRING && isAlone(2) ? source(c.at() + 1) : null;
        }
        return clickHouse && SERVERS.contains(name) && c.kind(2) == Token.COMMA && c.isName(3) ? onServer() : null;
    }

    /** Databricks: STREAM(table), a table read as it grows. */
    private boolean isAloneAfterPath() {
        int ahead = 1;
        while (c.isName(ahead) || c.kind(ahead) == Token.DOT) {
            ahead++;
        }
        return c.kind(ahead) == Token.CLOSE;
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
