/** Trees to edges: each name finds what it means, from the innermost source outwards. */
@NullMarked
package io.headwater.lineage.bind;

import org.jspecify.annotations.NullMarked;
