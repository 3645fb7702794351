package io.headwater.lineage;

import org.jspecify.annotations.Nullable;

/**
 * One column bears on another.
 *
 * @param source the table it comes from; null where several could be meant or none has it
 * @param sourceColumn the column, or a field within it by its path; {@code *} for all of a table whose columns are not known
 * @param target the table it goes to; null for the result of a query
 * @param targetColumn the column it goes to
 * @param masking whether the value cannot be told from what comes out: it is hashed, masked or counted
 * @param offset where the text makes it so, in UTF-16 units
 * @param length of that
 */
public record ColumnEdge(
        @Nullable TableName source,
        String sourceColumn,
        @Nullable TableName target,
        String targetColumn,
        EdgeKind kind,
        boolean masking,
        int offset,
        int length) {}
