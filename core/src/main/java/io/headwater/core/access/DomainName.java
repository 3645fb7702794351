package io.headwater.core.access;

import java.util.regex.Pattern;

/**
 * The name of a domain: a set of assets with an owning team, as in a data mesh. Roles are granted per domain.
 *
 * @param value lower-case letters, digits, dash, underscore and dot; 1 to 63 characters
 */
public record DomainName(String value) implements Comparable<DomainName> {
    private static final Pattern VALID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");

    /** Where assets land that no other domain claims. */
    public static final DomainName GENERAL = new DomainName("general");

    public DomainName {
        if (!VALID.matcher(value).matches()) {
            throw new IllegalArgumentException("not a domain name (a-z, 0-9, dash, underscore, dot): " + value);
        }
    }

    @Override
    public int compareTo(DomainName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
