/** Public holidays of countries, as events of a calendar. */
@NullMarked
package io.headwater.detect.holidays;

import org.jspecify.annotations.NullMarked;
