package io.headwater.lineage.bind;

import io.headwater.lineage.ColumnEdge;
import io.headwater.lineage.Diagnostic;
import io.headwater.lineage.EdgeKind;
import io.headwater.lineage.Influence;
import io.headwater.lineage.Level;
import io.headwater.lineage.StatementKind;
import io.headwater.lineage.StatementLineage;
import io.headwater.lineage.TableName;
import io.headwater.lineage.parse.Statements.Parsed;
import io.headwater.lineage.parse.TableWords;
import io.headwater.lineage.token.Tokens;
import io.headwater.lineage.token.Word;
import io.headwater.lineage.tree.Name;
import io.headwater.lineage.tree.Statement;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A parsed statement as its lineage. */
public final class Binder {
    private static final double MOST_SKIPPED = 0.3;

    private final Tokens tokens;
    private final Parsed parsed;
    private final Effects effects;
    private final List<Diagnostic> unread;

    private Binder(Tokens tokens, Parsed parsed, Effects effects) {
        this.tokens = tokens;
        this.parsed = parsed;
        this.effects = effects;
        this.unread = tokens.diagnostics(parsed.from(), parsed.to());
    }

    /** The lineage of one statement; the session learns from it. */
    public static StatementLineage bind(Session session, Tokens tokens, Parsed parsed) {
        var binding = new Binding(session, tokens);
        var effects = new Writes(binding).of(parsed.statement());
        binding.changes().forEach(effects::also);
        if (parsed.skippedTokens() > 0 || isUnknown(tokens, parsed)) {
            skipped(session, tokens, parsed, effects);
        }
        return new Binder(tokens, parsed, effects).lineage();
    }

    /** A statement that begins with no word of any: a part of one, most likely. */
    private static boolean isUnknown(Tokens tokens, Parsed parsed) {
        return parsed.statement() instanceof Statement.Other && tokens.word(parsed.from()) == Word.NONE;
    }

    /** Of what was skipped, at least the tables. */
    private static void skipped(Session session, Tokens tokens, Parsed parsed, Effects effects) {
        for (List<Name> path : TableWords.inputs(tokens, session.dialect(), parsed.from(), parsed.to())) {
            var table = session.table(path);
            if (!effects.outputs().contains(table) && !session.isTemporary(table)) {
                effects.context().inputs().add(table);
            }
        }
    }

    private StatementLineage lineage() {
        int start = tokens.start(parsed.from());
        var edges = edges();
        return new StatementLineage(
                effects.kind(),
                level(),
                start,
                tokens.end(parsed.to() - 1) - start,
                names(effects.context().inputs(), effects.readsTarget() ? effects.outputs() : Set.of()),
                names(effects.outputs(), Set.of()),
                edges,
                influences(),
                effects.results(),
                effects.readsTarget(),
                diagnostics(),
                confidence());
    }

    private static List<TableName> names(Set<Table> tables, Set<Table> but) {
        return tables.stream()
                .filter(table -> !but.contains(table))
                .map(Table::name)
                .distinct()
                .toList();
    }

    private List<ColumnEdge> edges() {
        var edges = new LinkedHashSet<ColumnEdge>();
        for (var write : effects.writes()) {
            for (Output column : write.columns()) {
                var target = write.target() == null ? null : write.target().name();
                for (Origin origin : column.origins().all()) {
                    edges.add(edge(origin, target, column));
                }
            }
        }
        return List.copyOf(edges);
    }

    private ColumnEdge edge(Origin origin, @Nullable TableName target, Output column) {
        var source = origin.column().table();
        int from = Math.max(0, column.from());
        int start = tokens.start(from);
        int end = column.to() > from ? tokens.end(column.to() - 1) : start;
        return new ColumnEdge(
                source == null ? null : source.name(),
                origin.column().name(),
                target,
                column.name(),
                origin.kind(),
                origin.masked(),
                start,
                Math.max(0, end - start));
    }

    private List<Influence> influences() {
        return effects.context().steering().all().stream()
                .filter(origin -> origin.kind() != EdgeKind.IDENTITY)
                .map(origin -> new Influence(
                        origin.column().table() == null
                                ? null
                                : origin.column().table().name(),
                        origin.column().name(),
                        origin.kind(),
                        origin.token() < 0 ? -1 : tokens.start(origin.token())))
                .distinct()
                .toList();
    }

    private List<Diagnostic> diagnostics() {
        var diagnostics = new LinkedHashSet<>(parsed.skipped());
        diagnostics.addAll(unread);
        for (var unbound : effects.context().unbound()) {
            int start = tokens.start(unbound.from());
            diagnostics.add(new Diagnostic(start, Math.max(0, tokens.end(unbound.to() - 1) - start), unbound.why()));
        }
        return List.copyOf(diagnostics);
    }

    private Level level() {
        if (isUnknown(tokens, parsed) && !effects.context().inputs().isEmpty()) {
            return Level.TABLES;
        }
        if (effects.kind() == StatementKind.OTHER
                && effects.outputs().isEmpty()
                && effects.context().inputs().isEmpty()) {
            return parsed.skippedTokens() == 0 ? Level.FULL : Level.NONE;
        }
        boolean bound = effects.context().unbound().isEmpty();
        if (parsed.skipped().isEmpty() && bound && unread.isEmpty()) {
            return Level.FULL;
        }
        boolean mostRead = parsed.skippedTokens() <= MOST_SKIPPED * (parsed.to() - parsed.from());
        return mostRead && (bound || anyBound()) ? Level.PARTIAL : Level.TABLES;
    }

    private boolean anyBound() {
        var columns = effects.writes().stream()
                .flatMap(write -> write.columns().stream())
                .toList();
        return columns.isEmpty()
                || effects.context().unbound().stream().allMatch(Context.Unbound::possible)
                || columns.stream()
                        .anyMatch(column -> column.origins().isEmpty()
                                || column.origins().all().stream()
                                        .anyMatch(origin -> origin.column().table() != null));
    }

    private double confidence() {
        double certain = effects.writes().stream()
                .flatMap(write -> write.columns().stream())
                .mapToDouble(column -> column.origins().all().size())
                .sum();
        double uncertain = effects.context().unbound().size();
        double read = 1 - (double) parsed.skippedTokens() / Math.max(1, parsed.to() - parsed.from());
        return read * (uncertain == 0 ? 1 : Math.max(0, certain - uncertain) / Math.max(1, certain));
    }
}
