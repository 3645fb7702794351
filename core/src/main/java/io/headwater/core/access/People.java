package io.headwater.core.access;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Who there is, what they may do, and how they prove who they are.
 *
 * <p>Links, sessions and tokens are random texts that are shown once; only their hashes are kept.
 */
public interface People {
    Duration LINK_LASTS = Duration.ofHours(24);
    Duration SESSION_LASTS = Duration.ofDays(14);

    /** Whether anybody has been made yet. */
    boolean isEmpty();

    /** Adds a person with an e-mail address. */
    Member add(Principal principal, String name, String email, List<Grant> grants, Instant now);

    List<Member> all(Principal principal);

    Optional<Member> find(Principal principal, PersonId id);

    /** Replaces name, grants and whether the person may still sign in. */
    Member save(Principal principal, Member changed);

    /** A link by which the person signs in once. */
    String signinLink(Principal principal, PersonId person, Instant now);

    /** Uses up a link; empty when it is unknown, used or too old. */
    Optional<WebSession> signIn(String link, Instant now);

    /** The principal behind a web session, while it lasts. */
    Optional<SignedIn> session(String session, Instant now);

    void signOut(String session);

    /** Makes a token; the text is returned here and never again. */
    NewToken addToken(Principal principal, String name, List<Grant> grants, Optional<Instant> expires, Instant now);

    /** The principal behind a token, while it is valid. */
    Optional<Principal> token(String token, Instant now);

    List<Token> tokens(Principal principal);

    void revoke(Principal principal, long token, Instant now);

    /** A person as the settings show her. */
    record Member(PersonId id, String name, String email, List<Grant> grants, boolean active) {
        public Member {
            grants = List.copyOf(grants);
        }
    }

    /**
     * A session that has just begun.
     *
     * @param secret for the cookie
     */
    record WebSession(String secret, Instant expires) {}

    /**
     * Who is behind a session.
     *
     * @param csrf has to come back in a header with everything that changes something
     */
    record SignedIn(Principal principal, String csrf) {}

    /**
     * A token that has just been made.
     *
     * @param secret shown once
     */
    record NewToken(Token token, String secret) {}

    /** A token as the settings show it. */
    record Token(
            long id,
            String name,
            String owner,
            List<Grant> grants,
            Instant created,
            Optional<Instant> expires,
            Optional<Instant> lastUsed) {
        public Token {
            grants = List.copyOf(grants);
        }
    }
}
