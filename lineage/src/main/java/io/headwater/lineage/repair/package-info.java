/** Statements with something missing: where one word or sign more makes all of it read well, that is what was meant. */
@NullMarked
package io.headwater.lineage.repair;

import org.jspecify.annotations.NullMarked;
