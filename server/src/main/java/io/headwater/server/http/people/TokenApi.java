package io.headwater.server.http.people;

import io.headwater.core.access.People;
import io.headwater.core.access.Permission;
import io.headwater.core.access.Principal;
import io.headwater.server.assembly.Assembly;
import io.headwater.server.http.Listed;
import io.headwater.server.http.Needs;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/tokens")
class TokenApi {
    private final Assembly assembly;

    TokenApi(Assembly assembly) {
        this.assembly = assembly;
    }

    /** A token without its text, which was shown once. */
    public record TokenRow(
            long id,
            String name,
            String owner,
            List<GrantRow> grants,
            Instant created,
            @Nullable Instant expires,
            @Nullable Instant lastUsed) {
        public TokenRow {
            grants = List.copyOf(grants);
        }

        static TokenRow of(People.Token token) {
            return new TokenRow(
                    token.id(),
                    token.name(),
                    token.owner(),
                    GrantRow.of(token.grants()),
                    token.created(),
                    token.expires().orElse(null),
                    token.lastUsed().orElse(null));
        }
    }

    @Needs(Permission.VIEW)
    @GetMapping
    Listed<TokenRow> list(Principal principal) {
        return Listed.all(people(
                people -> people.tokens(principal).stream().map(TokenRow::of).toList()));
    }

    /** A token to be made; it can do no more than the person who makes it. */
    public record TokenDraft(
            String name, List<GrantRow> grants, @Nullable Instant expires) {
        public TokenDraft {
            grants = List.copyOf(grants);
            if (name.isBlank() || name.length() > 100) {
                throw new IllegalArgumentException("name: 1 to 100 characters are needed");
            }
        }
    }

    /** A token that has just been made; {@code secret} is shown here and never again. */
    public record NewToken(TokenRow token, String secret) {}

    @Needs(Permission.VIEW)
    @PostMapping
    ResponseEntity<NewToken> add(Principal principal, @RequestBody TokenDraft draft) {
        var made = people(people -> people.addToken(
                principal,
                draft.name().strip(),
                GrantRow.grants(draft.grants()),
                Optional.ofNullable(draft.expires()),
                now()));
        return ResponseEntity.status(HttpStatus.CREATED).body(new NewToken(TokenRow.of(made.token()), made.secret()));
    }

    @Needs(Permission.VIEW)
    @DeleteMapping("/{id}")
    ResponseEntity<Void> revoke(Principal principal, @PathVariable long id) {
        people(people -> {
            people.revoke(principal, id, now());
            return id;
        });
        return ResponseEntity.noContent().build();
    }

    private Instant now() {
        return assembly.parts().clock().instant();
    }

    private <T> T people(Function<People, T> question) {
        return assembly.parts().store().write(books -> question.apply(books.people()));
    }
}
