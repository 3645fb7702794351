package io.headwater.store;

import static io.headwater.store.tables.Tables.API_TOKEN;
import static io.headwater.store.tables.Tables.HANDLE;
import static io.headwater.store.tables.Tables.PERSON;
import static io.headwater.store.tables.Tables.ROLE_GRANT;
import static io.headwater.store.tables.Tables.SIGNIN_LINK;
import static io.headwater.store.tables.Tables.TOKEN_GRANT;
import static io.headwater.store.tables.Tables.WEB_SESSION;

import io.headwater.core.access.DomainName;
import io.headwater.core.access.Grant;
import io.headwater.core.access.Missing;
import io.headwater.core.access.People;
import io.headwater.core.access.Permission;
import io.headwater.core.access.PersonId;
import io.headwater.core.access.Principal;
import io.headwater.core.access.Role;
import io.headwater.store.tables.tables.records.ApiTokenRecord;
import io.headwater.store.tables.tables.records.PersonRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

final class JooqPeople implements People {
    private static final String EMAIL = "EMAIL";

    private final DSLContext database;
    private final Tokens tokens;

    JooqPeople(DSLContext database, Tokens tokens) {
        this.database = database;
        this.tokens = tokens;
    }

    @Override
    public boolean isEmpty() {
        return !database.fetchExists(PERSON);
    }

    @Override
    public Member add(Principal principal, String name, String email, List<Grant> grants, Instant now) {
        principal.needEverywhere(Permission.ADMINISTER);
        if (database.fetchExists(HANDLE, HANDLE.KIND.eq(EMAIL).and(HANDLE.VALUE.eq(email)))) {
            throw new IllegalArgumentException("email: somebody has this address already: " + email);
        }
        var row = database.newRecord(PERSON);
        row.setName(name);
        row.setCreatedAt(now);
        row.insert();
        database.insertInto(HANDLE)
                .set(HANDLE.KIND, EMAIL)
                .set(HANDLE.VALUE, email)
                .set(HANDLE.PERSON_ID, row.getId())
                .execute();
        grant(row.getId(), grants);
        return find(Principal.HEADWATER, new PersonId(row.getId())).orElseThrow();
    }

    @Override
    public List<Member> all(Principal principal) {
        principal.needSomewhere(Permission.VIEW);
        return database.selectFrom(PERSON).orderBy(PERSON.NAME, PERSON.ID).fetch(this::member);
    }

    @Override
    public Optional<Member> find(Principal principal, PersonId id) {
        principal.needSomewhere(Permission.VIEW);
        return database.selectFrom(PERSON).where(PERSON.ID.eq(id.value())).fetchOptional(this::member);
    }

    @Override
    public Member save(Principal principal, Member changed) {
        principal.needEverywhere(Permission.ADMINISTER);
        long id = changed.id().value();
        database.update(PERSON)
                .set(PERSON.NAME, changed.name())
                .set(PERSON.ACTIVE, changed.active())
                .where(PERSON.ID.eq(id))
                .execute();
        database.deleteFrom(ROLE_GRANT).where(ROLE_GRANT.PERSON_ID.eq(id)).execute();
        grant(id, changed.grants());
        if (!changed.active()) {
            database.deleteFrom(WEB_SESSION).where(WEB_SESSION.PERSON_ID.eq(id)).execute();
        }
        return find(Principal.HEADWATER, changed.id()).orElseThrow();
    }

    @Override
    public String signinLink(Principal principal, PersonId person, Instant now) {
        principal.needEverywhere(Permission.ADMINISTER);
        String link = tokens.fresh("");
        database.insertInto(SIGNIN_LINK)
                .set(SIGNIN_LINK.TOKEN_HASH, Tokens.hash(link))
                .set(SIGNIN_LINK.PERSON_ID, person.value())
                .set(SIGNIN_LINK.CREATED_AT, now)
                .set(SIGNIN_LINK.EXPIRES_AT, now.plus(LINK_LASTS))
                .execute();
        return link;
    }

    @Override
    public Optional<WebSession> signIn(String link, Instant now) {
        return database.update(SIGNIN_LINK)
                .set(SIGNIN_LINK.USED_AT, now)
                .where(SIGNIN_LINK
                        .TOKEN_HASH
                        .eq(Tokens.hash(link))
                        .and(SIGNIN_LINK.USED_AT.isNull())
                        .and(SIGNIN_LINK.EXPIRES_AT.gt(now)))
                .returning(SIGNIN_LINK.PERSON_ID)
                .fetchOptional(SIGNIN_LINK.PERSON_ID)
                .map(person -> begin(person, now));
    }

    @Override
    public Optional<SignedIn> session(String session, Instant now) {
        return database.select(PERSON.ID, PERSON.NAME, WEB_SESSION.CSRF)
                .from(WEB_SESSION)
                .join(PERSON)
                .on(PERSON.ID.eq(WEB_SESSION.PERSON_ID))
                .where(WEB_SESSION
                        .TOKEN_HASH
                        .eq(Tokens.hash(session))
                        .and(WEB_SESSION.EXPIRES_AT.gt(now))
                        .and(PERSON.ACTIVE))
                .fetchOptional(row -> new SignedIn(
                        new Principal(Optional.of(new PersonId(row.value1())), row.value2(), grants(row.value1())),
                        row.value3()));
    }

    @Override
    public void signOut(String session) {
        database.deleteFrom(WEB_SESSION)
                .where(WEB_SESSION.TOKEN_HASH.eq(Tokens.hash(session)))
                .execute();
    }

    @Override
    public NewToken addToken(
            Principal principal, String name, List<Grant> grants, Optional<Instant> expires, Instant now) {
        var person = principal.person().orElseThrow(() -> new IllegalArgumentException("a token belongs to a person"));
        grants.forEach(grant -> requireHeld(principal, grant));
        String secret = tokens.fresh("hw_");
        var row = database.newRecord(API_TOKEN);
        row.setName(name);
        row.setTokenHash(Tokens.hash(secret));
        row.setPersonId(person.value());
        row.setCreatedAt(now);
        row.setExpiresAt(expires.orElse(null));
        row.insert();
        grants.forEach(grant -> database.insertInto(TOKEN_GRANT)
                .set(TOKEN_GRANT.TOKEN_ID, row.getId())
                .set(TOKEN_GRANT.ROLE, grant.role().name())
                .set(TOKEN_GRANT.DOMAIN, grant.domain().map(DomainName::value).orElse(null))
                .execute());
        return new NewToken(token(row, principal.name()), secret);
    }

    @Override
    public Optional<Principal> token(String token, Instant now) {
        return database.select(API_TOKEN.ID, API_TOKEN.NAME, PERSON.ID, PERSON.NAME)
                .from(API_TOKEN)
                .join(PERSON)
                .on(PERSON.ID.eq(API_TOKEN.PERSON_ID))
                .where(API_TOKEN
                        .TOKEN_HASH
                        .eq(Tokens.hash(token))
                        .and(API_TOKEN.REVOKED_AT.isNull())
                        .and(API_TOKEN.EXPIRES_AT.isNull().or(API_TOKEN.EXPIRES_AT.gt(now)))
                        .and(PERSON.ACTIVE))
                .fetchOptional(row -> {
                    used(row.value1(), now);
                    return new Principal(
                            Optional.of(new PersonId(row.value3())),
                            "%s (token %s)".formatted(row.value4(), row.value2()),
                            tokenGrants(row.value1()));
                });
    }

    @Override
    public List<Token> tokens(Principal principal) {
        var own = principal.person().map(PersonId::value).orElse(-1L);
        boolean all = principal.reach(Permission.ADMINISTER).covers(DomainName.GENERAL);
        return database
                .select(API_TOKEN.fields())
                .select(PERSON.NAME)
                .from(API_TOKEN)
                .join(PERSON)
                .on(PERSON.ID.eq(API_TOKEN.PERSON_ID))
                .where(API_TOKEN.REVOKED_AT.isNull())
                .orderBy(API_TOKEN.ID)
                .fetch()
                .stream()
                .filter(row -> all || row.get(API_TOKEN.PERSON_ID).equals(own))
                .map(row -> token(row.into(API_TOKEN), row.get(PERSON.NAME)))
                .toList();
    }

    @Override
    public void revoke(Principal principal, long token, Instant now) {
        if (tokens(principal).stream().noneMatch(known -> known.id() == token)) {
            throw new Missing("token " + token);
        }
        database.update(API_TOKEN)
                .set(API_TOKEN.REVOKED_AT, now)
                .where(API_TOKEN.ID.eq(token))
                .execute();
    }

    private WebSession begin(long person, Instant now) {
        String secret = tokens.fresh("");
        var expires = now.plus(SESSION_LASTS);
        database.insertInto(WEB_SESSION)
                .set(WEB_SESSION.TOKEN_HASH, Tokens.hash(secret))
                .set(WEB_SESSION.PERSON_ID, person)
                .set(WEB_SESSION.CSRF, tokens.fresh(""))
                .set(WEB_SESSION.CREATED_AT, now)
                .set(WEB_SESSION.EXPIRES_AT, expires)
                .set(WEB_SESSION.LAST_SEEN_AT, now)
                .execute();
        return new WebSession(secret, expires);
    }

    /** Nobody can hand out what she does not hold. */
    private static void requireHeld(Principal principal, Grant grant) {
        for (Permission permission : Permission.values()) {
            if (grant.role().permits(permission)) {
                grant.domain()
                        .ifPresentOrElse(
                                domain -> principal.need(permission, domain),
                                () -> principal.needEverywhere(permission));
            }
        }
    }

    private void used(long token, Instant now) {
        database.update(API_TOKEN)
                .set(API_TOKEN.LAST_USED_AT, now)
                .where(API_TOKEN
                        .ID
                        .eq(token)
                        .and(API_TOKEN.LAST_USED_AT.isNull().or(API_TOKEN.LAST_USED_AT.lt(now.minusSeconds(60)))))
                .execute();
    }

    private Member member(PersonRecord row) {
        String email = database.select(HANDLE.VALUE)
                .from(HANDLE)
                .where(HANDLE.PERSON_ID.eq(row.getId()).and(HANDLE.KIND.eq(EMAIL)))
                .fetchOptional(HANDLE.VALUE)
                .orElse("");
        return new Member(new PersonId(row.getId()), row.getName(), email, grants(row.getId()), row.getActive());
    }

    private Token token(ApiTokenRecord row, String owner) {
        return new Token(
                row.getId(),
                row.getName(),
                owner,
                tokenGrants(row.getId()),
                row.getCreatedAt(),
                Optional.ofNullable(row.getExpiresAt()),
                Optional.ofNullable(row.getLastUsedAt()));
    }

    private void grant(long person, List<Grant> grants) {
        grants.forEach(grant -> database.insertInto(ROLE_GRANT)
                .set(ROLE_GRANT.PERSON_ID, person)
                .set(ROLE_GRANT.ROLE, grant.role().name())
                .set(ROLE_GRANT.DOMAIN, grant.domain().map(DomainName::value).orElse(null))
                .onConflictDoNothing()
                .execute());
    }

    private List<Grant> grants(long person) {
        return database.selectFrom(ROLE_GRANT)
                .where(ROLE_GRANT.PERSON_ID.eq(person))
                .orderBy(ROLE_GRANT.ROLE, ROLE_GRANT.DOMAIN)
                .fetch(row -> grant(row.getRole(), row.getDomain()));
    }

    private List<Grant> tokenGrants(long token) {
        return database.selectFrom(TOKEN_GRANT)
                .where(TOKEN_GRANT.TOKEN_ID.eq(token))
                .orderBy(TOKEN_GRANT.ROLE, TOKEN_GRANT.DOMAIN)
                .fetch(row -> grant(row.getRole(), row.getDomain()));
    }

    private static Grant grant(String role, @Nullable String domain) {
        return new Grant(Role.valueOf(role), Optional.ofNullable(domain).map(DomainName::new));
    }
}
