/**
 * The language in which people say which assets and fields they mean ({@code docs/selection.md}): read from text, and
 * answered from a graph.
 */
@NullMarked
package io.headwater.lineage.select;

import org.jspecify.annotations.NullMarked;
