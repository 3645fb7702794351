package io.headwater.lineage.bind;

import io.headwater.lineage.EdgeKind;
import io.headwater.lineage.parse.Statements;
import io.headwater.lineage.token.Lexer;
import io.headwater.lineage.token.Token;
import io.headwater.lineage.tree.Expression;
import io.headwater.lineage.tree.Expression.Call;
import io.headwater.lineage.tree.Expression.Column;
import io.headwater.lineage.tree.Name;
import io.headwater.lineage.tree.Relation.Alias;
import io.headwater.lineage.tree.Relation.Function;
import io.headwater.lineage.tree.Relation.Source;
import io.headwater.lineage.tree.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What functions read that is not in their arguments' columns: files, tables elsewhere, queries that others run. */
final class ExternalReads {
    /** Functions whose first text is the place of the files that they read. */
    private static final Set<String> FILES = Set.of(
            "read_csv",
            "read_csv_auto",
            "read_parquet",
            "parquet_scan",
            "read_json",
            "read_json_auto",
            "read_ndjson",
            "read_files",
            "cloud_files",
            "delta_scan",
            "iceberg_scan",
            "deltalake",
            "iceberg",
            "s3",
            "s3cluster",
            "gcs",
            "azureblobstorage",
            "hdfs",
            "url",
            "file",
            "openrowset");

    private final Binding binding;

    ExternalReads(Binding binding) {
        this.binding = binding;
    }

    /** The frame of a function that reads what its texts name; null for any other. */
    @Nullable
    Frame frame(Function function, Scope scope, Context context) {
        var call = function.call();
        return switch (call.name()) {
            case "external_query", "openquery" -> {
                var texts = texts(call);
                yield texts.isEmpty() ? null : query(texts.getLast().text(), function.alias(), context);
            }
            case "remote", "remotesecure", "mysql", "postgresql" -> {
                var texts = texts(call);
                yield texts.size() < 3 ? null : table(texts.subList(1, 3), function.alias(), scope, context);
            }
            case "table_changes" -> {
                var texts = texts(call);
                yield texts.isEmpty() ? null : table(parts(texts.getFirst()), function.alias(), scope, context);
            }
            case "stream" ->
                call.arguments().size() == 1 && call.arguments().getFirst() instanceof Column(var path, var _, var _)
                        ? table(path, function.alias(), scope, context)
                        : null;
            default -> {
                var texts = FILES.contains(call.name()) ? texts(call) : List.<Name>of();
                yield texts.isEmpty() ? null : table(List.of(texts.getFirst()), function.alias(), scope, context);
            }
        };
    }

    private Frame table(List<Name> path, Alias alias, Scope scope, Context context) {
        return binding.sources().frame(new Source(path, alias), scope, context);
    }

    private @Nullable Frame query(String sql, Alias alias, Context context) {
        var tokens = Lexer.tokens(sql, binding.dialect());
        for (var parsed : Statements.of(tokens, binding.dialect())) {
            if (parsed.statement() instanceof Statement.Ask(var query)) {
                var inner = new Binding(binding.session(), tokens);
                var columns = inner.queries().bind(query, null, context).stream()
                        .map(column -> column.at(-1, -1)) // its offsets are of another text
                        .toList();
                var path = alias.name() == null
                        ? List.<String>of()
                        : List.of(alias.name().key());
                return Frame.of(path, Frame.renamed(columns, alias.columns()));
            }
        }
        return null;
    }

    /** A dictionary is a dataset, and what is asked for one of its columns. */
    void dictionary(Call call, Context context, Origins into) {
        var first = call.arguments().getFirst();
        var path = first instanceof Column(var names, var _, var _) ? names : parts(text(first));
        if (path.isEmpty()) {
            return;
        }
        var table = binding.session().table(path);
        context.inputs().add(table);
        var attribute = text(call.arguments().get(1));
        if (attribute != null) {
            var column = table.column(attribute.text(), attribute.key());
            into.add(new Origin(column, EdgeKind.TRANSFORMATION, attribute.token()));
        }
    }

    private static List<Name> parts(@Nullable Name text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.text().split("\\.", -1))
                        .map(part -> new Name(part, part, text.token()))
                        .toList();
    }

    private @Nullable Name text(Expression value) {
        return binding.tokens().kind(value.from()) == Token.STRING ? name(value.from()) : null;
    }

    private List<Name> texts(Call call) {
        var texts = new ArrayList<Name>(3);
        for (int token = call.from(); token < call.to(); token++) {
            if (binding.tokens().kind(token) == Token.STRING) {
                texts.add(name(token));
            }
        }
        return texts;
    }

    private Name name(int token) {
        String written = binding.tokens().written(token);
        int quotes = written.startsWith("\"\"\"") || written.startsWith("'''") ? 3 : 1;
        String text = written.length() < 2 * quotes ? "" : written.substring(quotes, written.length() - quotes);
        String plain = text.replace("''", "'");
        return new Name(plain, binding.dialect().key(plain), token);
    }
}
