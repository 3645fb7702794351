package io.headwater.server.http.incident;

import io.headwater.core.access.DomainName;
import io.headwater.core.access.PersonId;
import io.headwater.core.access.Principal;
import io.headwater.core.catalog.AssetId;
import io.headwater.core.incident.Incidents;
import io.headwater.core.incident.Severity;
import io.headwater.server.http.Paging;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which incidents to list.
 *
 * @param state {@code open} or {@code resolved}
 * @param text part of the headline
 * @param owner {@code me}, or a person's number
 */
record IncidentFilter(
        @Nullable String state,
        @Nullable String text,
        @Nullable String domain,
        @Nullable Severity severity,
        @Nullable Long asset,
        @Nullable String owner,
        Incidents.@Nullable Sort sort,
        @Nullable String after,
        @Nullable Integer limit) {

    Incidents.Search search(Principal principal) {
        return new Incidents.Search(
                isOpen(),
                text == null ? "" : text,
                Optional.ofNullable(domain).map(DomainName::new),
                Optional.ofNullable(severity),
                Optional.ofNullable(asset).map(AssetId::new),
                Optional.ofNullable(owner).map(given -> owner(given, principal)),
                sort == null ? Incidents.Sort.SEVERITY : sort,
                Optional.ofNullable(after),
                Paging.most(limit == null ? 50 : limit));
    }

    private boolean isOpen() {
        return switch (state == null ? "open" : state) {
            case "open" -> true;
            case "resolved" -> false;
            default -> throw new IllegalArgumentException("state: open or resolved, not " + state);
        };
    }

    private static PersonId owner(String given, Principal principal) {
        if (given.equals("me")) {
            return principal.person().orElse(new PersonId(-1));
        }
        try {
            return new PersonId(Long.parseLong(given));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("owner: me or a number, not " + given, e);
        }
    }
}
