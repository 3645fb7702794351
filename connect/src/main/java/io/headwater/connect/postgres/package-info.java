/**
 * PostgreSQL as a source.
 *
 * <p>Reads only: every transaction is read-only and rolled back, with timeouts for statements and locks. Rows are never
 * fetched; the server computes all metrics of a table in one scan.
 */
@NullMarked
package io.headwater.connect.postgres;

import org.jspecify.annotations.NullMarked;
