/**
 * What is typed: commands, their options and help, their exit codes.
 *
 * <p>0 is well, 2 is a mistake in what was typed or in a file it names, 1 is anything else.
 */
@NullMarked
package io.headwater.server.cli;

import org.jspecify.annotations.NullMarked;
