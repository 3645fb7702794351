/**
 * What a statement reads, what it writes, and which column came from which: the words that questions and answers are
 * made of.
 */
@NullMarked
package io.headwater.lineage;

import org.jspecify.annotations.NullMarked;
