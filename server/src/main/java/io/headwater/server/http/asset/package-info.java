/** Assets and the monitors that watch them over HTTP. */
@NullMarked
package io.headwater.server.http.asset;

import org.jspecify.annotations.NullMarked;
