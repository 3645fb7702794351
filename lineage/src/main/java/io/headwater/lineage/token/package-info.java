/** SQL text as tokens and statements, by the rules of each dialect. */
@NullMarked
package io.headwater.lineage.token;

import org.jspecify.annotations.NullMarked;
