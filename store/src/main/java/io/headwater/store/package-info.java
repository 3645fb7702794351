/**
 * Keeps what Headwater knows, in PostgreSQL, behind the interfaces of core.
 *
 * <p>Everything that belongs together is written in one transaction: see {@link io.headwater.store.Store#write}. No
 * statement asks the database for the time; every moment is passed in.
 */
@NullMarked
package io.headwater.store;

import org.jspecify.annotations.NullMarked;
