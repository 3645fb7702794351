package io.headwater.server.http;

import io.headwater.core.access.Grant;
import io.headwater.core.access.Principal;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;

/**
 * Who is asking, in the framework's terms.
 *
 * @param csrf what has to come back in a header with everything that changes something; empty for a token, which no
 *     browser sends by itself
 */
record Visitor(Principal principal, Optional<String> csrf) implements Authentication {
    private static final long serialVersionUID = 1;

    @Override
    public String getName() {
        return principal.name();
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return List.of(); // permissions are asked of the principal
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public List<Grant> getDetails() {
        return principal.grants();
    }

    @Override
    public Principal getPrincipal() {
        return principal;
    }

    @Override
    public boolean isAuthenticated() {
        return true;
    }

    @Override
    public void setAuthenticated(boolean authenticated) {
        throw new IllegalArgumentException("a visitor is known or there is none");
    }
}
