/** What lineage needs to know of a statement, as a tree: references, calls, sources, clauses, and no more. */
@NullMarked
package io.headwater.lineage.tree;

import org.jspecify.annotations.NullMarked;
