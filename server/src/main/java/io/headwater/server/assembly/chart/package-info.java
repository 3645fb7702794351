/** What a chart shows: a series with its bands, and what happened while it ran. */
@NullMarked
package io.headwater.server.assembly.chart;

import org.jspecify.annotations.NullMarked;
