package io.headwater.server.http.people;

import io.headwater.core.access.DomainName;
import io.headwater.core.access.Grant;
import io.headwater.core.access.Role;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One role in one place.
 *
 * @param domain absent for all domains
 */
public record GrantRow(Role role, @Nullable String domain) {
    static GrantRow of(Grant grant) {
        return new GrantRow(grant.role(), grant.domain().map(DomainName::value).orElse(null));
    }

    static List<GrantRow> of(List<Grant> grants) {
        return grants.stream().map(GrantRow::of).toList();
    }

    static List<Grant> grants(List<GrantRow> rows) {
        return rows.stream()
                .map(row ->
                        new Grant(row.role(), Optional.ofNullable(row.domain()).map(DomainName::new)))
                .toList();
    }
}
