/** The front door: SQL in, lineage out. */
@NullMarked
package io.headwater.lineage.sql;

import org.jspecify.annotations.NullMarked;
