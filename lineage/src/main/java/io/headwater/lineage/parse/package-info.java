/** Tokens to trees. It never fails: what it does not understand it skips, and says so. */
@NullMarked
package io.headwater.lineage.parse;

import org.jspecify.annotations.NullMarked;
