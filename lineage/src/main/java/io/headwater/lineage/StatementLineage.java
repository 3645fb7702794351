package io.headwater.lineage;

import java.util.List;

/**
 * What one statement does.
 *
 * @param offset where it begins, in UTF-16 units of the text
 * @param length of it, in the same
 * @param inputs tables it reads, but for the one it changes
 * @param outputs tables it writes, creates, changes or drops
 * @param outputColumns names of the columns that come out, in their order
 * @param readsTarget whether it reads what it changes
 * @param confidence from 0 to 1: the share of what it refers to that found its source for certain
 */
public record StatementLineage(
        StatementKind kind,
        Level level,
        int offset,
        int length,
        List<TableName> inputs,
        List<TableName> outputs,
        List<ColumnEdge> columns,
        List<Influence> indirect,
        List<String> outputColumns,
        boolean readsTarget,
        List<Diagnostic> diagnostics,
        double confidence) {
    public StatementLineage {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        columns = List.copyOf(columns);
        indirect = List.copyOf(indirect);
        outputColumns = List.copyOf(outputColumns);
        diagnostics = List.copyOf(diagnostics);
    }
}
