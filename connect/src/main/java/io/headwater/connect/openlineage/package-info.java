/**
 * OpenLineage as a source that pushes: run events become runs and loads.
 *
 * <p>Facets that are not used are passed over, whatever they hold.
 */
@NullMarked
package io.headwater.connect.openlineage;

import org.jspecify.annotations.NullMarked;
