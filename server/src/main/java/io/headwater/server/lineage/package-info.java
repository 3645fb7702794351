/** Lineage for people and scripts: files in, text or JSON out. */
@NullMarked
package io.headwater.server.lineage;

import org.jspecify.annotations.NullMarked;
