/** What feeds what over HTTP: around an asset or a field, from one to another, and why that is thought so. */
@NullMarked
package io.headwater.server.http.lineage;

import org.jspecify.annotations.NullMarked;
