/**
 * Says what is normal for a series, and whether a value is: a pure function of its arguments.
 *
 * <p>A point is judged from points before it only. It is an anomaly exactly when it lies outside the band that is
 * drawn for it, and every band says in words how it came about. No state, no threads, no clock; the same arguments give
 * the same bits.
 */
@NullMarked
package io.headwater.detect;

import org.jspecify.annotations.NullMarked;
