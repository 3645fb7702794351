/** What Headwater costs, measured: each benchmark prints figures beside the bar they have to keep. */
@NullMarked
package io.headwater.bench;

import org.jspecify.annotations.NullMarked;
