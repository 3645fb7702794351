/** Finds out which rows an anomaly is about: asks the source once, in a job of its own, and tells people. */
@NullMarked
package io.headwater.server.explain;

import org.jspecify.annotations.NullMarked;
