/**
 * What is watched: monitors that Headwater sets up by itself, why each exists, and how a person has tuned it.
 *
 * <p>One monitor watches one signal of one asset or field. It may have several series, one per segment.
 */
@NullMarked
package io.headwater.core.monitor;

import org.jspecify.annotations.NullMarked;
