/**
 * A living company for demos, tests and benchmarks: an online shop whose warehouse is filled by real SQL jobs.
 *
 * <p>It is a stranger to Headwater: it writes to a database of its own and posts OpenLineage events. The same seed and
 * the same times give the same rows and the same runs. What goes wrong is written down as truth, where the company's
 * reader cannot see it.
 */
@NullMarked
package io.headwater.sim;

import org.jspecify.annotations.NullMarked;
