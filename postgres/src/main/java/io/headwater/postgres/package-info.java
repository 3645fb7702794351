/**
 * Runs a real PostgreSQL server as a child process, for production use.
 *
 * <p>What is committed survives a kill of this process, of the server and of both. A server that outlived the process
 * that started it is adopted. It listens on 127.0.0.1 only, on a private port that stays the same, with a random
 * password that only the owner of the data directory can read.
 */
@NullMarked
package io.headwater.postgres;

import org.jspecify.annotations.NullMarked;
