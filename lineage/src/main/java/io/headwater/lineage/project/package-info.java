/** Files of SQL that belong together, such as the compiled models of a dbt project: one lineage over all of them. */
@NullMarked
package io.headwater.lineage.project;

import org.jspecify.annotations.NullMarked;
