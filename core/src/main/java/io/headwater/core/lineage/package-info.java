/**
 * What feeds what: texts and events that say so, the edges that are understood from them, with who says it and when it
 * held, and the graph of them all as of a moment.
 */
@NullMarked
package io.headwater.core.lineage;

import org.jspecify.annotations.NullMarked;
