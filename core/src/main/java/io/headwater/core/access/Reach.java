package io.headwater.core.access;

import java.util.Set;

/** The domains that a principal may use for one permission. */
public sealed interface Reach {
    /** Every domain, also those that come later. */
    record Everywhere() implements Reach {}

    /** These domains alone; possibly none. */
    record Within(Set<DomainName> domains) implements Reach {
        public Within {
            domains = Set.copyOf(domains);
        }
    }

    default boolean covers(DomainName domain) {
        return switch (this) {
            case Everywhere() -> true;
            case Within(var domains) -> domains.contains(domain);
        };
    }
}
