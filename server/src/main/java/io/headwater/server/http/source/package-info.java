/** Sources over HTTP: connecting, trying and reading them, and facts that are pushed. */
@NullMarked
package io.headwater.server.http.source;

import org.jspecify.annotations.NullMarked;
