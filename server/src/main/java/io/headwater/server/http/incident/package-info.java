/** Incidents over HTTP: lists, one incident, what people do with it, and the live feed. */
@NullMarked
package io.headwater.server.http.incident;

import org.jspecify.annotations.NullMarked;
