/** People, sign-in, tokens and domains over HTTP. */
@NullMarked
package io.headwater.server.http.people;

import org.jspecify.annotations.NullMarked;
