/** Finds that many tables of one source move together, and makes one incident of what they open. */
@NullMarked
package io.headwater.server.together;

import org.jspecify.annotations.NullMarked;
