/** What series of one source have in common at one moment. */
@NullMarked
package io.headwater.detect.together;

import org.jspecify.annotations.NullMarked;
