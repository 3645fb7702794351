package io.headwater.lineage.token;

import java.util.Locale;

/** Teradata knows some words by their first three letters. */
final class Abbreviations {
    private Abbreviations() {}

    /** The word that a part of a text is short for; else what it is known as. */
    static Word word(Word known, String text, int from, int to) {
        if (known != Word.NONE || to - from != 3) {
            return known;
        }
        return switch (text.substring(from, to).toUpperCase(Locale.ROOT)) {
            case "SEL" -> Word.SELECT;
            case "INS" -> Word.INSERT;
            case "UPD" -> Word.UPDATE;
            case "DEL" -> Word.DELETE;
            default -> Word.NONE;
        };
    }
}
