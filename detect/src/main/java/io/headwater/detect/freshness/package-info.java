/** Says by when new data is due, from the moments at which it came before. */
@NullMarked
package io.headwater.detect.freshness;

import org.jspecify.annotations.NullMarked;
