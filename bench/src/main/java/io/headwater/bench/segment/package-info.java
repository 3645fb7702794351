/** How well segments are found: real incidents, generated ones, and how fast. */
@NullMarked
package io.headwater.bench.segment;

import org.jspecify.annotations.NullMarked;
