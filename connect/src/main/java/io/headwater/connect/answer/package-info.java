/** What an HTTP answer means for a notice: delivered, try again, or never. */
@NullMarked
package io.headwater.connect.answer;

import org.jspecify.annotations.NullMarked;
