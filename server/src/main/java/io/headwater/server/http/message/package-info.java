/** Channels, audiences and messages over HTTP. */
@NullMarked
package io.headwater.server.http.message;

import org.jspecify.annotations.NullMarked;
