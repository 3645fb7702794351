package io.headwater.lineage.bind;

import io.headwater.lineage.EdgeKind;
import io.headwater.lineage.parse.Statements;
import io.headwater.lineage.token.Lexer;
import io.headwater.lineage.token.Tokens;
import io.headwater.lineage.tree.Expression.Call;
import io.headwater.lineage.tree.Name;
import io.headwater.lineage.tree.Query;
import io.headwater.lineage.tree.Query.Select;
import io.headwater.lineage.tree.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What functions return whose definition is known: to the catalog, or from the session itself. */
final class Routines {
    private final Session session;
    private final Map<String, Optional<Known>> known = new HashMap<>(0);
    private final Set<String> open = new HashSet<>(0);

    Routines(Session session) {
        this.session = session;
    }

    /** A routine with the statements of its body. */
    record Known(Tokens tokens, Statement.Routine head, List<Statement> body) {}

    void define(Known routine) {
        if (!routine.head().name().isEmpty()) {
            known.put(key(routine.head().name().getLast().text()), Optional.of(routine));
        }
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private Optional<Known> find(String name) {
        if (!known.containsKey(name) && !session.catalog().hasFunctions()) {
            return Optional.empty();
        }
        return known.computeIfAbsent(name, _ -> session.catalog().function(name).flatMap(this::read));
    }

    private Optional<Known> read(String definition) {
        var tokens = Lexer.tokens(definition, session.dialect());
        Statement.@Nullable Routine head = null;
        var body = new ArrayList<Statement>();
        for (var parsed : Statements.of(tokens, session.dialect())) {
            if (head != null) {
                body.add(parsed.statement());
            } else if (parsed.statement() instanceof Statement.Routine routine) {
                head = routine;
            }
        }
        return Optional.ofNullable(head).map(routine -> new Known(tokens, routine, body));
    }

    boolean has(String name) {
        return find(name).isPresent() && !open.contains(name);
    }

    /** The columns that a call returns; null where nothing is known of the function. */
    @Nullable
    List<Output> returned(Call call, List<Origins> arguments, Context context) {
        var routine = find(call.name());
        if (routine.isEmpty() || !open.add(call.name())) {
            return null;
        }
        try {
            return new Run(new Binding(session, routine.get().tokens()), routine.get()).of(call, arguments, context);
        } finally {
            open.remove(call.name());
        }
    }

    /** One call of a function. */
    private static final class Run {
        private final Binding binding;
        private final Known routine;
        private final Context inner = new Context();
        private @Nullable List<Output> rows;
        private @Nullable List<Output> last;

        Run(Binding binding, Known routine) {
            this.binding = binding;
            this.routine = routine;
        }

        @Nullable
        List<Output> of(Call call, List<Origins> arguments, Context context) {
            var parameters = routine.head().parameters();
            for (int i = 0; i < Math.min(parameters.size(), arguments.size()); i++) {
                variable(parameters.get(i), arguments.get(i));
            }
            if (routine.head().result() != null) {
                result(bind(routine.head().result()));
            }
            routine.body().forEach(this::statement);
            context.inputs().addAll(inner.inputs());
            var columns = rows == null ? last : rows;
            return columns == null
                    ? null
                    : Frame.renamed(columns, routine.head().columns()).stream()
                            .map(column -> outside(column, call))
                            .toList();
        }

        private void variable(Name name, Origins origins) {
            var all = new Origins();
            var before = binding.queries().value(name.key());
            if (before != null) {
                all.addAll(before.origins(), EdgeKind.IDENTITY);
            }
            all.addAll(origins, EdgeKind.IDENTITY);
            binding.queries().variable(name.key(), all);
        }

        private void statement(Statement statement) {
            switch (statement) {
                case Statement.Return(var query) -> result(bind(query));
                case Statement.Ask(var query) -> ask(query);
                case Statement.Assign(var name, var value) ->
                    variable(name, binding.values().of(value, new Scope(null, false), inner));
                case Statement.Several(var _, var parts) -> parts.forEach(this::statement);
                default -> {
                    // what else it does is not what it returns
                }
            }
        }

        private void ask(Query query) {
            var columns = bind(query);
            var into = query instanceof Select select ? select.into() : null;
            if (into == null) {
                last = columns;
                return;
            }
            for (int i = 0; i < Math.min(into.variables().size(), columns.size()); i++) {
                variable(into.variables().get(i), columns.get(i).origins());
            }
        }

        private List<Output> bind(Query query) {
            return binding.queries().bind(query, null, inner);
        }

        /** Of several results, one after the other, the columns go together by place. */
        private void result(List<Output> columns) {
            rows = rows == null ? columns : Unions.byPlace(rows, columns);
        }

        /** Its places are in another text: here the call stands for all. */
        private static Output outside(Output column, Call call) {
            var origins = new Origins();
            column.origins()
                    .all()
                    .forEach(origin -> origins.add(new Origin(origin.column(), origin.kind(), origin.masked(), -1)));
            return new Output(column.name(), column.key(), origins, column.tables(), call.from(), call.to());
        }
    }
}
