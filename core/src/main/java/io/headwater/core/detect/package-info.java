/**
 * Is it normal? Turns what was measured into judgements with their reasons, and into anomalies.
 *
 * <p>The judgement itself is the engine's: see {@code io.headwater.detect}. Here is what it is asked.
 */
@NullMarked
package io.headwater.core.detect;

import org.jspecify.annotations.NullMarked;
