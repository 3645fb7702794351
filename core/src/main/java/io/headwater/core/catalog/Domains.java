package io.headwater.core.catalog;

import io.headwater.core.access.DomainName;
import io.headwater.core.access.Principal;
import java.util.List;

/** The domains that assets are divided into. */
public interface Domains {

    /** Those the principal may view, in the order of names. */
    List<Domain> all(Principal principal);

    /**
     * Adds a domain, or changes the one of that name; assets whose names begin with one of its prefixes move into it.
     *
     * @throws io.headwater.core.access.Stale when it has changed since it was read
     */
    Domain save(Principal principal, Domain wanted);

    /**
     * A set of assets with an owning team.
     *
     * @param prefixes beginnings of asset names, segment by segment: {@code shop.core} holds {@code shop.core.orders};
     *     the longest one that fits decides
     * @param version counts changes; zero for a new one
     */
    record Domain(DomainName name, String description, List<String> prefixes, long version) {
        public Domain {
            prefixes = List.copyOf(prefixes);
        }
    }
}
