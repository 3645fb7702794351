/**
 * What is known to happen? Events that people announce, and the public holidays of countries.
 *
 * <p>An event explains instead of alarming: bands and deadlines make allowance for it, what it brought teaches no
 * ordinary band, and what events of its kind and name did before is what the next one is expected to do.
 */
@NullMarked
package io.headwater.core.calendar;

import org.jspecify.annotations.NullMarked;
