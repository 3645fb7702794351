package io.headwater.server.http.people;

import io.headwater.core.access.Permission;
import io.headwater.core.access.PersonId;
import io.headwater.core.access.Principal;
import io.headwater.server.assembly.Assembly;
import io.headwater.server.http.Everybody;
import io.headwater.server.http.Needs;
import io.headwater.server.http.Session;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
class SessionApi {
    private final Assembly assembly;

    SessionApi(Assembly assembly) {
        this.assembly = assembly;
    }

    /** The secret part of a sign-in link; it works once. */
    public record Link(String link) {}

    /** What went wrong at sign-in. */
    public record Refusal(String reason) {}

    @Everybody
    @PostMapping("/session")
    ResponseEntity<Refusal> signIn(HttpServletRequest request, @RequestBody Link link) {
        var now = assembly.parts().clock().instant();
        var session = assembly.parts().store().write(books -> books.people().signIn(link.link(), now));
        return session.map(begun -> ResponseEntity.status(HttpStatus.NO_CONTENT)
                        .header(
                                HttpHeaders.SET_COOKIE,
                                Session.cookie(begun.secret(), Duration.between(now, begun.expires()), request)
                                        .toString())
                        .<Refusal>build())
                .orElseGet(() -> ResponseEntity.status(HttpStatus.UNAUTHORIZED)
                        .body(new Refusal(
                                "this link is unknown, used or too old; make another: headwater signin-link")));
    }

    @Needs(Permission.VIEW)
    @DeleteMapping("/session")
    ResponseEntity<Void> signOut(HttpServletRequest request) {
        Session.secret(request)
                .ifPresent(secret ->
                        assembly.parts().store().change(books -> books.people().signOut(secret)));
        ResponseCookie gone = Session.cookie("", Duration.ZERO, request);
        return ResponseEntity.noContent()
                .header(HttpHeaders.SET_COOKIE, gone.toString())
                .build();
    }

    /**
     * Who is signed in.
     *
     * @param person absent for a principal that is not a person
     * @param csrf to be sent in the header X-CSRF-Token with everything that changes something; absent for a token
     */
    public record Me(
            @Nullable Long person,
            String name,
            List<GrantRow> grants,
            @Nullable String csrf) {
        public Me {
            grants = List.copyOf(grants);
        }
    }

    @Needs(Permission.VIEW)
    @GetMapping("/me")
    Me me(Principal principal) {
        return new Me(
                principal.person().map(PersonId::value).orElse(null),
                principal.name(),
                GrantRow.of(principal.grants()),
                Session.csrf().orElse(null));
    }
}
