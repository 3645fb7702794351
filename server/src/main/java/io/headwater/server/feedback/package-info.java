/** What people say of a series, and what it changes: shown before it is kept. */
@NullMarked
package io.headwater.server.feedback;

import org.jspecify.annotations.NullMarked;
