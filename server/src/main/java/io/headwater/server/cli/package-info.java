/**
 * The command line: what people and scripts type.
 *
 * <p>Commands talk to a running server through its API; {@code serve} and {@code demo} are that server. No class of the
 * web framework is loaded for any other command.
 */
@NullMarked
package io.headwater.server.cli;

import org.jspecify.annotations.NullMarked;
