package io.headwater.lineage;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** What a text does, statement by statement; temporary tables are passed through to what lasts. */
public record Lineage(List<StatementLineage> statements) {
    public Lineage {
        statements = List.copyOf(statements);
    }

    /** How well the text as a whole was understood: as well as its worst statement. */
    public Level level() {
        return statements.stream()
                .map(StatementLineage::level)
                .max(Comparator.naturalOrder())
                .orElse(Level.NONE);
    }

    /** All tables that are read, each once. */
    public List<TableName> inputs() {
        return distinct(StatementLineage::inputs);
    }

    /** All tables that are written, each once. */
    public List<TableName> outputs() {
        return distinct(StatementLineage::outputs);
    }

    /** All column edges. */
    public List<ColumnEdge> columns() {
        return distinct(StatementLineage::columns);
    }

    /** All that only steers rows. */
    public List<Influence> indirect() {
        return distinct(StatementLineage::indirect);
    }

    /** All that was not understood. */
    public List<Diagnostic> diagnostics() {
        return distinct(StatementLineage::diagnostics);
    }

    /** The lowest confidence of any statement; 1 where there is none. */
    public double confidence() {
        return statements.stream()
                .mapToDouble(StatementLineage::confidence)
                .min()
                .orElse(1);
    }

    private <T> List<T> distinct(Function<StatementLineage, List<T>> part) {
        if (statements.size() == 1) {
            return part.apply(statements.getFirst()); // a statement says everything once
        }
        return statements.stream()
                .flatMap(statement -> part.apply(statement).stream())
                .distinct()
                .toList();
    }
}
