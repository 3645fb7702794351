/**
 * DQBench: series of which everything is known, what several detectors say of them, and how well they do.
 *
 * <p>Series and faults are generated from pinned seeds, some for tuning and others for what is published. Recall counts
 * the faults of which anything was told; false alerts are counted per 1,000 monitors a day.
 */
@NullMarked
package io.headwater.bench.detect;

import org.jspecify.annotations.NullMarked;
