package io.headwater.core.catalog;

/** What can be computed of a field's values, whatever its source calls the type. */
public enum FieldType {
    INTEGER,
    DECIMAL,
    FLOAT,
    BOOLEAN,
    TEXT,
    DATE,
    /** An instant, or a local time that is read in the source's zone. */
    TIMESTAMP,
    UUID,
    /** Can be compared neither for order nor for length: only nulls are counted. */
    OTHER;

    public boolean isNumeric() {
        return this == INTEGER || this == DECIMAL || this == FLOAT;
    }

    public boolean isTemporal() {
        return this == DATE || this == TIMESTAMP;
    }
}
