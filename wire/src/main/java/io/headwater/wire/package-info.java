/**
 * The only place that opens outgoing HTTP connections and that reads or writes JSON and YAML.
 *
 * <p>Everything that comes in is bounded in size, depth and time; everything that goes out is checked for where it goes.
 */
@NullMarked
package io.headwater.wire;

import org.jspecify.annotations.NullMarked;
