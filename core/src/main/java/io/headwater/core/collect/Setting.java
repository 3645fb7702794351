package io.headwater.core.collect;

/**
 * One field of the form by which a source or a channel is connected.
 *
 * @param word in commands, API and settings, for example {@code host}
 * @param help one sentence below the field; empty text for none
 * @param secret whether the value is stored sealed and never shown again
 * @param fallback the value when none is given; empty text for none
 */
public record Setting(String word, String label, String help, boolean required, boolean secret, String fallback) {}
