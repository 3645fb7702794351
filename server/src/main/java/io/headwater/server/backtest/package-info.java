/**
 * Replays a real history of loads through the same path as in service, on a clock that jumps from load to load, and
 * says what would have been told: which alerts on which day, and which of the labelled incidents they found.
 *
 * <p>A journal is a folder with {@code journal.csv.gz} (when which version of which file was published) and
 * {@code loads.tar.zst} (the bytes). What the files are is said by a small YAML, see {@link
 * io.headwater.server.backtest.Backtest}.
 */
@NullMarked
package io.headwater.server.backtest;

import org.jspecify.annotations.NullMarked;
