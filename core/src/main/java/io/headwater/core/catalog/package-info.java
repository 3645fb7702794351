/**
 * What exists: assets and their fields, the names they go by, and the people and domains they belong to.
 *
 * <p>An asset's identity is its name in parts; one escaped text stands for it on the wire and in the store.
 */
@NullMarked
package io.headwater.core.catalog;

import org.jspecify.annotations.NullMarked;
