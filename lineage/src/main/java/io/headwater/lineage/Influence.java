package io.headwater.lineage;

import org.jspecify.annotations.Nullable;

/**
 * A column that only decides which rows come out, in which order.
 *
 * @param source the table it is of; null where several could be meant
 * @param offset where the text names it, in UTF-16 units; -1 where another text does
 */
public record Influence(@Nullable TableName source, String sourceColumn, EdgeKind kind, int offset) {}
