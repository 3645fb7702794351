package io.headwater.server.cli;

import io.headwater.lineage.Catalog;
import io.headwater.lineage.Dialect;
import io.headwater.lineage.sql.SqlLineage;
import io.headwater.server.lineage.LineageBatch;
import io.headwater.server.lineage.LineageFiles;
import io.headwater.server.lineage.LineagePrinter;
import io.headwater.server.lineage.UnreadableException;
import io.headwater.wire.MalformedException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code headwater lineage}: what SQL reads and writes, and which column comes from which. */
@Command(
        name = "lineage",
        mixinStandardHelpOptions = true,
        description = "Says of SQL which tables it reads and writes, and which column comes from which.",
        footer = {
            "",
            "Examples:",
            "  headwater lineage query.sql --dialect snowflake --catalog schema.json",
            "  headwater lineage models/ --dialect bigquery --format mermaid",
            "  headwater lineage my-dbt-project/ --dialect postgres    (after dbt compile)",
            "  headwater lineage --batch cases.jsonl --out results.jsonl",
            "",
            "Exit codes: 0 done, 2 a mistake in the options or in a file they name, 1 anything else."
        })
public final class LineageCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "SQL files, folders of them, dbt projects or their manifests")
    private List<Path> files = new ArrayList<>();

    @Option(names = "--dialect", defaultValue = "ansi", paramLabel = "NAME", description = "of the SQL (default: ansi)")
    private String dialect = "ansi";

    @Option(names = "--catalog", paramLabel = "FILE", description = "JSON: {table: [columns]}")
    private @Nullable Path catalog;

    @Option(names = "--database", defaultValue = "", paramLabel = "NAME", description = "where schemas are looked for")
    private String database = "";

    @Option(names = "--schema", defaultValue = "", paramLabel = "NAME", description = "where tables are looked for")
    private String schema = "";

    @Option(
            names = "--format",
            defaultValue = "text",
            paramLabel = "NAME",
            description = "text, json, openlineage or mermaid (default: text)")
    private LineagePrinter.Format format = LineagePrinter.Format.TEXT;

    @Option(
            names = "--namespace",
            defaultValue = "default",
            paramLabel = "NAME",
            description = "of datasets in OpenLineage events (default: default)")
    private String namespace = "default";

    @Option(names = "--batch", paramLabel = "FILE", description = "cases as JSON, one object a line")
    private @Nullable Path batch;

    @Option(names = "--out", paramLabel = "FILE", description = "where the results of a batch go (default: printed)")
    private @Nullable Path out;

    @Override
    public Integer call() throws IOException {
        Stream.concat(files.stream(), Stream.of(catalog, batch).filter(Objects::nonNull))
                .filter(file -> !Files.exists(file))
                .findFirst()
                .ifPresent(missing -> {
                    throw mistake("no such file or folder: " + missing);
                });
        if (batch != null) {
            var cases = batch;
            new JsonLines(cases, out, Objects.requireNonNull(spec).commandLine())
                    .answer((line, number) -> answer(line, cases, number));
            return 0;
        }
        if (files.isEmpty()) {
            throw mistake("name a file or a folder of SQL, or a batch with --batch");
        }
        var known = Dialect.named(dialect).orElseThrow(this::noDialect);
        try {
            var engine = SqlLineage.of(known, catalog()).in(database, schema);
            var scripts = LineageFiles.scripts(files);
            if (scripts.isEmpty()) {
                throw mistake("no file that ends in .sql below " + files.getFirst());
            }
            boolean isOne = files.size() == 1
                    && scripts.getFirst().path().equals(files.getFirst().toString());
            new LineagePrinter(format, namespace, LineageFiles.changed(files), engine, output()).print(scripts, isOne);
        } catch (UnreadableException e) {
            throw mistake(String.valueOf(e.getMessage()));
        }
        return 0;
    }

    private String answer(String line, Path cases, int number) {
        try {
            return LineageBatch.line(line);
        } catch (MalformedException e) {
            throw mistake("%s, line %d: %s".formatted(cases, number, e.getMessage()));
        }
    }

    private ParameterException noDialect() {
        var names = Arrays.stream(Dialect.values())
                .map(known -> known.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        return mistake("no such dialect: %s; there are %s".formatted(dialect, names));
    }

    private Catalog catalog() throws IOException {
        return catalog == null ? Catalog.NONE : LineageFiles.catalog(catalog);
    }

    private PrintWriter output() {
        return Objects.requireNonNull(spec).commandLine().getOut();
    }

    private ParameterException mistake(String text) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), text);
    }
}
