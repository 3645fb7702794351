/**
 * The graph of what feeds what: assets and their fields in arrays of ints, with edges that are dated and say who claims
 * them, and the questions that are asked of it.
 */
@NullMarked
package io.headwater.lineage.graph;

import org.jspecify.annotations.NullMarked;
