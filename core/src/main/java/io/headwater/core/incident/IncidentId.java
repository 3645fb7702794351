package io.headwater.core.incident;

/** The identity of an incident; people call it {@code INC-214}. */
public record IncidentId(long value) {
    public String text() {
        return "INC-" + value;
    }
}
