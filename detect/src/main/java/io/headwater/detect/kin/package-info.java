/** What series of one kind have in common, so that a young one need not learn all of it anew. */
@NullMarked
package io.headwater.detect.kin;

import org.jspecify.annotations.NullMarked;
