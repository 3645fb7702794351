@NullMarked
package io.headwater.sim;

import org.jspecify.annotations.NullMarked;
