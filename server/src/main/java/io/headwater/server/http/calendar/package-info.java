/** The API on what people know will happen. */
@NullMarked
package io.headwater.server.http.calendar;

import org.jspecify.annotations.NullMarked;
