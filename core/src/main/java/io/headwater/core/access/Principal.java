package io.headwater.core.access;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * On whose behalf an operation runs: a signed-in person, an API token, or Headwater's own background work.
 *
 * @param person the person, where there is one; a token acts for the person who made it
 * @param name what the timeline shows
 */
public record Principal(Optional<PersonId> person, String name, List<Grant> grants) {
    /** Background work: collecting, judging, notifying. */
    public static final Principal HEADWATER =
            new Principal(Optional.empty(), "Headwater", List.of(Grant.everywhere(Role.ADMIN)));

    public Principal {
        grants = List.copyOf(grants);
    }

    /** The domains in which this principal holds the permission. */
    public Reach reach(Permission permission) {
        var holding = grants.stream()
                .filter(grant -> grant.role().permits(permission))
                .toList();
        if (holding.stream().anyMatch(grant -> grant.domain().isEmpty())) {
            return new Reach.Everywhere();
        }
        return new Reach.Within(
                holding.stream().flatMap(grant -> grant.domain().stream()).collect(Collectors.toSet()));
    }

    /**
     * Asks for a permission in one domain.
     *
     * @throws Denied unless it is held there
     */
    public void need(Permission permission, DomainName domain) {
        if (!reach(permission).covers(domain)) {
            throw new Denied("needs the permission to %s in domain %s".formatted(word(permission), domain));
        }
    }

    /**
     * Asks for a permission in every domain.
     *
     * @throws Denied unless it is held everywhere
     */
    public void needEverywhere(Permission permission) {
        if (!(reach(permission) instanceof Reach.Everywhere)) {
            throw new Denied("needs the permission to %s in all domains".formatted(word(permission)));
        }
    }

    /**
     * Asks for a permission in any domain; what is then shown is limited by {@link #reach}.
     *
     * @throws Denied unless it is held in at least one domain
     */
    public void needSomewhere(Permission permission) {
        if (reach(permission) instanceof Reach.Within(var domains) && domains.isEmpty()) {
            throw new Denied("needs the permission to " + word(permission));
        }
    }

    private static String word(Permission permission) {
        return permission.name().toLowerCase(Locale.ROOT);
    }
}
