/** Series of others for the detector: a file of them in, verdicts out. */
@NullMarked
package io.headwater.server.detect;

import org.jspecify.annotations.NullMarked;
