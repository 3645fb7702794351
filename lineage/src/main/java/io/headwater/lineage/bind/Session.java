package io.headwater.lineage.bind;

import io.headwater.lineage.Catalog;
import io.headwater.lineage.Dialect;
import io.headwater.lineage.EdgeKind;
import io.headwater.lineage.TableName;
import io.headwater.lineage.parse.Statements;
import io.headwater.lineage.token.Lexer;
import io.headwater.lineage.token.Tokens;
import io.headwater.lineage.tree.Name;
import io.headwater.lineage.tree.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What statements of one session know of each other: where names are looked for, and what was made on the way. */
public final class Session {
    private final Dialect dialect;
    private final Catalog catalog;
    private final Map<String, Table> tables = new HashMap<>();
    private final Map<String, Made> made = new HashMap<>();
    private final Routines routines = new Routines(this);
    private final Map<String, List<Output>> variables = new HashMap<>(0);
    private final Set<String> parameters = new HashSet<>(0);
    private final Set<String> opening = new HashSet<>();
    private String database;
    private String schema;

    /**
     * A session.
     *
     * @param database where schemas are looked for; empty where that is not known
     * @param schema where tables are looked for; empty where that is not known
     */
    public Session(Dialect dialect, Catalog catalog, String database, String schema) {
        this.dialect = dialect;
        this.catalog = catalog;
        this.database = database;
        this.schema = schema.isEmpty() && !database.isEmpty() ? standard(dialect) : schema;
    }

    /** The schema that a fresh database of the dialect has. */
    private static String standard(Dialect dialect) {
        return switch (dialect) {
            case POSTGRES, REDSHIFT -> "public";
            case TSQL -> "dbo";
            default -> "";
        };
    }

    Dialect dialect() {
        return dialect;
    }

    Catalog catalog() {
        return catalog;
    }

    /** Names that are a routine's own, from now on; they come from no column. */
    public void enter(List<Name> parameters) {
        parameters.forEach(name -> this.parameters.add(name.key()));
    }

    /** The routine's names are no longer its own. */
    public void leave() {
        parameters.clear();
    }

    boolean isParameter(Name name) {
        return parameters.contains(name.key());
    }

    /** A variable of a script, or a row that a loop goes over, from now on. */
    void variable(Name name, List<Output> columns) {
        variables.put(name.key(), columns);
    }

    /** What a path means that no source has: a variable's value, or a column of a loop's row. */
    @Nullable
    Origins variable(List<Name> path) {
        var columns = variables.get(path.getFirst().key());
        if (columns == null || path.size() > 2) {
            return null;
        }
        var origins = new Origins();
        for (Output column : columns) {
            if (path.size() == 1 || column.key().equals(path.getLast().key())) {
                origins.addAll(column.origins(), EdgeKind.IDENTITY);
            }
        }
        return origins;
    }

    Routines routines() {
        return routines;
    }

    /** Remembers a function for the statements that follow. */
    public void define(Tokens tokens, Statement.Routine head, List<Statement> body) {
        routines.define(new Routines.Known(tokens, head, body));
    }

    /**
     * Something that the session made.
     *
     * @param temporary whether it goes with the session
     */
    record Made(List<Output> columns, Context context, boolean temporary) {}

    /** What a name reads. */
    record Stored(Table table, @Nullable List<Output> derived, Dialect dialect) {
        List<Output> columns(int token) {
            if (derived != null) {
                return derived;
            }
            var known = table.columns();
            if (known == null) {
                return List.of(Output.all(List.of(table), token));
            }
            var columns = new ArrayList<Output>(known.size());
            for (String name : known) {
                String key = key(name, known);
                var origin = new Origin(table.column(name, key), EdgeKind.IDENTITY, token);
                columns.add(Output.of(name, key, Origins.of(origin), token, token + 1));
            }
            return columns;
        }

        /** A catalog may tell names in another case than the dialect folds them to. */
        private String key(String name, List<String> all) {
            String folded = dialect.fold(name);
            return dialect.key(all.contains(folded) ? name : folded);
        }
    }

    /** A table's columns, whatever is known of them. */
    List<Output> columns(Table table, int token) {
        return new Stored(table, null, dialect).columns(token);
    }

    /** What a path reads; durable tables become inputs. */
    Stored read(List<Name> path, Context context) {
        var table = table(path);
        var known = made.get(key(table));
        if (known != null && known.temporary()) {
            context.take(known.context());
            return new Stored(table, known.columns(), dialect);
        }
        context.inputs().add(table);
        var view = view(table);
        return new Stored(table, view, dialect);
    }

    private @Nullable List<Output> view(Table table) {
        var query = catalog.view(table.name());
        if (query.isEmpty() || !opening.add(key(table))) {
            return null;
        }
        var tokens = Lexer.tokens(query.get(), dialect);
        var binding = new Binding(this, tokens);
        List<Output> columns = null;
        for (var parsed : Statements.of(tokens, dialect)) {
            columns = columns == null ? columns(parsed.statement(), binding) : columns;
        }
        opening.remove(key(table));
        return columns;
    }

    /** The view's own reads are its own: the text names the view. */
    private static @Nullable List<Output> columns(Statement statement, Binding binding) {
        return switch (statement) {
            case Statement.Ask(var query) -> binding.queries().bind(query, null, new Context());
            case Statement.Create create
            when create.query() != null ->
                Frame.renamed(binding.queries().bind(create.query(), null, new Context()), create.columns());
            default -> null;
        };
    }

    /** The table of a path. */
    Table table(List<Name> path) {
        var name = resolved(path);
        return tables.computeIfAbsent(name.text().toLowerCase(Locale.ROOT), _ -> new Table(name, columns(name)));
    }

    private @Nullable List<String> columns(TableName name) {
        return catalog.columns(name).orElse(null);
    }

    private TableName resolved(List<Name> path) {
        var parts = path.stream().map(Name::text).toList();
        var candidates = candidates(parts);
        for (TableName candidate : candidates) {
            if (catalog.columns(candidate).isPresent()
                    || catalog.view(candidate).isPresent()) {
                return candidate;
            }
        }
        return candidates.getFirst();
    }

    /** The likeliest first: as the session qualifies it. */
    private List<TableName> candidates(List<String> parts) {
        var candidates = new ArrayList<TableName>(3);
        boolean isStage = parts.getFirst().startsWith("@") || parts.getFirst().startsWith("#");
        if (parts.size() == 1 && !isStage) {
            if (!database.isEmpty() && !schema.isEmpty()) {
                candidates.add(TableName.of(database, schema, parts.getFirst()));
            }
            if (!schema.isEmpty()) {
                candidates.add(TableName.of(schema, parts.getFirst()));
            }
            if (!database.isEmpty() && schema.isEmpty()) {
                candidates.add(TableName.of(database, parts.getFirst()));
            }
        } else if (parts.size() == 2 && !database.isEmpty() && hasSchemas()) {
            candidates.add(TableName.of(database, parts.getFirst(), parts.getLast()));
        }
        candidates.add(new TableName(parts));
        return candidates;
    }

    private boolean hasSchemas() {
        return switch (dialect) {
            case MYSQL, MARIADB, HIVE, SPARK, CLICKHOUSE, SQLITE -> false;
            default -> true;
        };
    }

    /** Remembers what was made, for the statements that follow. */
    void make(Table table, List<Output> columns, Context context, boolean temporary) {
        var before = made.get(key(table));
        if (temporary) {
            made.put(key(table), new Made(columns, context, true));
        } else if (before != null && before.temporary()) {
            made.remove(key(table));
        }
        boolean known = !columns.isEmpty() && columns.stream().noneMatch(Output::isAll);
        if (!temporary && known && table.columns() == null) {
            var names = columns.stream().map(Output::name).toList();
            tables.put(key(table), new Table(table.name(), names));
        }
    }

    /** More rows for a temporary table: what it holds comes from them too. */
    void fill(Table table, List<Output> columns, Context context) {
        var known = made.get(key(table));
        if (known == null) {
            make(table, columns, context, true);
            return;
        }
        known.context().take(context);
        var all = known.columns().isEmpty() || known.columns().stream().anyMatch(Output::isAll)
                ? columns
                : Unions.byName(known.columns(), columns);
        made.put(key(table), new Made(all, known.context(), true));
    }

    /** The names of the columns that a temporary table was made with; null where they are not known. */
    @Nullable
    List<String> made(Table table) {
        var known = made.get(key(table));
        return known == null
                        || known.columns().isEmpty()
                        || known.columns().stream().anyMatch(Output::isAll)
                ? null
                : known.columns().stream().map(Output::name).toList();
    }

    /** T-SQL: a table in a variable, declared where it cannot be seen. */
    private boolean isVariable(Table table) {
        return dialect == Dialect.TSQL && table.name().parts().getLast().startsWith("@");
    }

    boolean isTemporary(Table table) {
        var known = made.get(key(table));
        return known != null ? known.temporary() : isVariable(table);
    }

    /** Another name for a table: what was known of it goes with it. */
    void move(Table from, Table to) {
        var known = made.remove(key(from));
        made.remove(key(to));
        if (known != null) {
            made.put(key(to), known);
        }
        tables.put(key(to), new Table(to.name(), from.columns()));
        tables.remove(key(from));
    }

    /** Two tables take each other's name. */
    void swap(Table one, Table other) {
        tables.put(key(one), new Table(one.name(), other.columns()));
        tables.put(key(other), new Table(other.name(), one.columns()));
        var known = made.remove(key(one));
        var others = made.remove(key(other));
        if (others != null) {
            made.put(key(one), others);
        }
        if (known != null) {
            made.put(key(other), known);
        }
    }

    void forget(Table table) {
        made.remove(key(table));
        tables.remove(key(table));
    }

    void use(List<Name> path, Statement.Use.Scope scope) {
        boolean isDatabase = switch (scope) {
            case DATABASE -> true;
            case SCHEMA -> false;
            case EITHER -> hasSchemas() && namesDatabase();
        };
        if (path.size() > 1) {
            database = path.getFirst().text();
            schema = path.getLast().text();
        } else if (isDatabase) {
            database = path.getFirst().text();
        } else {
            schema = path.getFirst().text();
        }
    }

    /** Whether USE with one name means the outer one. */
    private boolean namesDatabase() {
        return switch (dialect) {
            case DATABRICKS, TRINO, PRESTO, ATHENA, POSTGRES, REDSHIFT, ORACLE, VERTICA, DB2, DUCKDB -> false;
            default -> true;
        };
    }

    private static String key(Table table) {
        return table.name().text().toLowerCase(Locale.ROOT);
    }
}
