/**
 * Which rows explain a change: the smallest set of segments, found in aggregates by several dimensions of now and before.
 *
 * <p>A pure function of its arguments: the same rows, in any order, give the same answer. It says when no segment stands
 * out, and never throws on odd numbers. {@link io.headwater.detect.segment.Explainer} is the way in.
 */
@NullMarked
package io.headwater.detect.segment;

import org.jspecify.annotations.NullMarked;
