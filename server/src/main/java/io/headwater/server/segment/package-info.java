/** Explaining changes for scripts: questions as lines of JSON in, explanations the same way out. */
@NullMarked
package io.headwater.server.segment;

import org.jspecify.annotations.NullMarked;
