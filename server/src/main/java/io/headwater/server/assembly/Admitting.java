package io.headwater.server.assembly;

import io.headwater.core.access.Grant;
import io.headwater.core.access.Missing;
import io.headwater.core.access.People;
import io.headwater.core.access.Principal;
import io.headwater.core.access.Role;
import io.headwater.store.Books;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Lets the first people in, and those who run the installation on its own machine. */
public final class Admitting {
    private static final String FIRST = "admin@localhost";

    private final Parts parts;

    Admitting(Parts parts) {
        this.parts = parts;
    }

    /** On the very first start: makes an admin and returns her sign-in link, which works once. */
    public Optional<URI> first() {
        return parts.store().write(books -> {
            if (!books.people().isEmpty()) {
                return Optional.empty();
            }
            var admin = books.people()
                    .add(Principal.HEADWATER, "Admin", FIRST, List.of(Grant.everywhere(Role.ADMIN)), now());
            return Optional.of(link(books.people().signinLink(Principal.HEADWATER, admin.id(), now())));
        });
    }

    /** A token with all permissions in the name of an admin; earlier ones of that name end. */
    public String machineToken(String name) {
        return parts.store().write(books -> {
            var admin = admin(books);
            var principal = new Principal(Optional.of(admin.id()), admin.name(), admin.grants());
            books.people().tokens(principal).stream()
                    .filter(token -> token.name().equals(name) && token.owner().equals(admin.name()))
                    .forEach(token -> books.people().revoke(principal, token.id(), now()));
            return books.people()
                    .addToken(principal, name, List.of(Grant.everywhere(Role.ADMIN)), Optional.empty(), now())
                    .secret();
        });
    }

    private URI link(String secret) {
        return parts.publicUrl().resolve("/sign-in#" + secret);
    }

    private static People.Member admin(Books books) {
        return books.people().all(Principal.HEADWATER).stream()
                .filter(member -> member.active() && member.grants().contains(Grant.everywhere(Role.ADMIN)))
                .findFirst()
                .orElseThrow(() -> new Missing("an admin who may sign in"));
    }

    private Instant now() {
        return parts.clock().instant();
    }
}
