package io.headwater.core.lineage;

import io.headwater.core.collect.Fact.SqlText;
import io.headwater.core.lineage.Claims.Unread;
import io.headwater.core.lineage.EdgeClaim.Span;
import io.headwater.core.lineage.Known.Dataset;
import io.headwater.lineage.ColumnEdge;
import io.headwater.lineage.Diagnostic;
import io.headwater.lineage.Influence;
import io.headwater.lineage.Level;
import io.headwater.lineage.Lineage;
import io.headwater.lineage.StatementKind;
import io.headwater.lineage.StatementLineage;
import io.headwater.lineage.TableName;
import io.headwater.lineage.graph.Layer;
import io.headwater.lineage.graph.Relation;
import io.headwater.lineage.sql.SqlLineage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads texts of SQL for what feeds what among datasets that are known. A text makes no dataset appear: what it names
 * and nobody knows may be a temporary table or one that was dropped.
 */
public final class Reading {
    /** Counts ways of reading: raised when the same text would be understood otherwise. */
    public static final int ENGINE = 2;

    /** Beyond this many edges a text keeps those between tables. */
    private static final int MOST_EDGES = 20_000;

    private final Unread unread;
    private final Known known;
    private final Names names;
    private final Map<EdgeKey, EdgeClaim> edges = new LinkedHashMap<>();
    private final Set<Dataset> inputs = new LinkedHashSet<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    private Reading(Unread unread, Known known) {
        this.unread = unread;
        this.known = known;
        this.names = new Names(unread.sql(), known);
    }

    /** What a text says; it takes any text, and never throws. */
    public static Understood read(Unread unread, Known known) {
        return new Reading(unread, known).read();
    }

    /** An edge is claimed once by a text, at the place where it is first made. */
    private record EdgeKey(Layer layer, Node from, Node to, Relation relation) {}

    private Understood read() {
        SqlText sql = unread.sql();
        var lineage = SqlLineage.of(sql.dialect(), names).analyze(sql.text());
        var target = unread.target().flatMap(known::find);
        diagnostics.addAll(lineage.diagnostics());
        lineage.statements().stream().filter(Reading::movesData).forEach(statement -> statement(statement, target));
        var level = limit(lineage);
        target.ifPresent(this::compare);
        return new Understood(
                List.copyOf(edges.values()), level, lineage.confidence(), diagnostics, names.hasUnknown());
    }

    private static boolean movesData(StatementLineage statement) {
        return switch (statement.kind()) {
            case ALTER, RENAME, DROP, TRUNCATE, USE, OTHER -> false;
            case QUERY,
                    INSERT,
                    REPLACE,
                    UPDATE,
                    DELETE,
                    MERGE,
                    CREATE_TABLE,
                    CREATE_TABLE_AS,
                    CREATE_VIEW,
                    COPY,
                    UNLOAD,
                    PROCEDURE -> true;
        };
    }

    private void statement(StatementLineage statement, Optional<Dataset> target) {
        var read = names.resolve(statement.inputs());
        inputs.addAll(read);
        var written =
                statement.kind() == StatementKind.QUERY ? target.stream().toList() : names.resolve(statement.outputs());
        var span = new Span(statement.offset(), statement.length());
        for (Dataset output : written) {
            read.stream()
                    .filter(input -> !input.equals(output))
                    .forEach(input -> add(Node.whole(input.id()), Node.whole(output.id()), Relation.FLOW, span));
        }
        statement.columns().forEach(edge -> column(edge, target));
        statement.indirect().forEach(influence -> influence(influence, written));
    }

    private void column(ColumnEdge edge, Optional<Dataset> target) {
        var source = Optional.ofNullable(edge.source()).flatMap(names::find);
        TableName written = edge.target();
        var goal = written == null ? target : names.find(written);
        if (source.isEmpty() || goal.isEmpty()) {
            return;
        }
        var from = names.field(source.get(), edge.sourceColumn());
        var to = names.field(goal.get(), edge.targetColumn());
        if (from.isPresent()
                && to.isPresent()
                && !(from.get().isWhole() && to.get().isWhole())) {
            add(from.get(), to.get(), Relation.of(edge.kind()), new Span(edge.offset(), edge.length()));
        }
    }

    private void influence(Influence influence, Collection<Dataset> written) {
        var table = influence.source();
        var source = Optional.ofNullable(table).flatMap(names::find);
        if (table == null || source.isEmpty()) {
            return;
        }
        var span = influence.offset() < 0
                ? Span.NONE
                : new Span(influence.offset(), table.last().length());
        names.field(source.get(), influence.sourceColumn())
                .ifPresent(from -> written.forEach(
                        output -> add(from, Node.whole(output.id()), Relation.of(influence.kind()), span)));
    }

    private void add(Node from, Node to, Relation relation, Span span) {
        var claim = new EdgeClaim(Layer.SQL, from, to, relation, span);
        edges.putIfAbsent(new EdgeKey(claim.layer(), from, to, relation), claim);
    }

    private Level limit(Lineage lineage) {
        if (edges.size() <= MOST_EDGES) {
            return lineage.level();
        }
        diagnostics.add(
                new Diagnostic(0, 0, "it makes %d edges; those between fields are left out".formatted(edges.size())));
        edges.values().removeIf(edge -> edge.relation() != Relation.FLOW);
        return lineage.level().compareTo(Level.TABLES) < 0 ? Level.TABLES : lineage.level();
    }

    /** What the source itself says stands beside what the text says; where they differ, that is told. */
    private void compare(Dataset target) {
        if (unread.reads().isEmpty()) {
            return;
        }
        var said = new HashSet<Dataset>();
        unread.reads().forEach(name -> known.find(name).ifPresent(said::add));
        said.forEach(input -> edges.put(
                new EdgeKey(Layer.WAREHOUSE, Node.whole(input.id()), Node.whole(target.id()), Relation.FLOW),
                new EdgeClaim(
                        Layer.WAREHOUSE, Node.whole(input.id()), Node.whole(target.id()), Relation.FLOW, Span.NONE)));
        said.stream()
                .filter(input -> !inputs.contains(input))
                .forEach(input -> differs("the source says that it reads %s, which was not found in the text", input));
        inputs.stream()
                .filter(input -> !said.contains(input) && !input.equals(target))
                .forEach(input -> differs("the text reads %s, and the source does not say so", input));
    }

    private void differs(String text, Dataset input) {
        diagnostics.add(new Diagnostic(0, 0, text.formatted(input.name().shortText())));
    }
}
