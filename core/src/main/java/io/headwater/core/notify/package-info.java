/**
 * Say it: what a message contains, to whom it goes, and the seam that channels implement.
 *
 * <p>A notice is stored before it is sent, goes out at least once with the same key on every attempt, and ends
 * delivered, superseded or dead, never forgotten.
 */
@NullMarked
package io.headwater.core.notify;

import org.jspecify.annotations.NullMarked;
