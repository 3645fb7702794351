/**
 * What happened: the facts, their natural keys, the plans of measurement, and the seam that sources implement.
 *
 * <p>A source is read through a {@link io.headwater.core.collect.Collector}; one that pushes its facts hands a list of
 * them to the intake. Either way a fact that is delivered twice, late or out of order changes nothing.
 */
@NullMarked
package io.headwater.core.collect;

import org.jspecify.annotations.NullMarked;
