/**
 * The HTTP interface: who is asking, what she may do, problems, and the pages.
 *
 * <p>The only place that knows Spring. A route that does not say which permission it needs is denied to everybody.
 */
@NullMarked
package io.headwater.server.http;

import org.jspecify.annotations.NullMarked;
