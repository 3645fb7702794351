package io.headwater.lineage;

/**
 * Something in a text that was not understood, or not fully.
 *
 * @param offset where it begins, in UTF-16 units of the text
 * @param length of it, in the same
 * @param what it is, for a person
 */
public record Diagnostic(int offset, int length, String what) {}
