package io.headwater.core.access;

import java.util.Optional;

/**
 * One role in one place.
 *
 * @param domain where the role holds; empty means in every domain
 */
public record Grant(Role role, Optional<DomainName> domain) {

    public static Grant everywhere(Role role) {
        return new Grant(role, Optional.empty());
    }

    public static Grant in(DomainName domain, Role role) {
        return new Grant(role, Optional.of(domain));
    }
}
