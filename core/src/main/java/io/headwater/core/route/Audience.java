package io.headwater.core.route;

import io.headwater.core.access.DomainName;
import io.headwater.core.access.PersonId;
import java.util.Optional;

/**
 * Who hears of a domain: one recipient of one channel, with a budget of interruptions.
 *
 * @param domain whose incidents; empty for all
 * @param channel the channel's name
 * @param recipient an address within the channel; empty text where the channel has one receiver only
 */
public record Audience(
        long id,
        Optional<DomainName> domain,
        String channel,
        String recipient,
        Optional<PersonId> person,
        AlertBudget budget) {

    public boolean hears(DomainName of) {
        return domain.isEmpty() || domain.get().equals(of);
    }
}
