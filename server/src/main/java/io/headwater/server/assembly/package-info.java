/**
 * Puts the parts together around a given clock: the same code in service, in tests and in backtests.
 *
 * <p>Each class here does one kind of job: it reads, asks core to decide, and writes what follows in one transaction.
 */
@NullMarked
package io.headwater.server.assembly;

import org.jspecify.annotations.NullMarked;
