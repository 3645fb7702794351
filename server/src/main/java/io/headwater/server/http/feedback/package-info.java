/** The API on what people say of series, and what it changes. */
@NullMarked
package io.headwater.server.http.feedback;

import org.jspecify.annotations.NullMarked;
