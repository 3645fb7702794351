-- Who may do what. Tokens, links and sessions are stored as SHA-256 of a 256-bit random value.

create table person (
    id          bigint generated always as identity primary key,
    name        text not null check (name <> ''),
    active      boolean not null default true,
    created_at  timestamptz not null
);

create table handle (
    kind       text not null,
    value      text not null,
    person_id  bigint not null references person,
    primary key (kind, value)
);
create index handle_person on handle (person_id);

-- A domain is a set of assets; a role without a domain holds in all of them.
create table domain (
    name         text primary key,
    description  text not null default '',
    -- canonical asset name prefixes (database.schema) that land in this domain
    prefixes     text[] not null default '{}',
    version      bigint not null default 1
);
insert into domain (name, description) values ('general', 'Everything that no other domain claims');

create table role_grant (
    person_id  bigint not null references person,
    role       text not null,
    domain     text references domain,
    unique nulls not distinct (person_id, role, domain)
);

create table signin_link (
    token_hash  bytea primary key,
    person_id   bigint not null references person,
    created_at  timestamptz not null,
    expires_at  timestamptz not null,
    used_at     timestamptz
);

create table web_session (
    token_hash   bytea primary key,
    person_id    bigint not null references person,
    csrf         text not null,
    created_at   timestamptz not null,
    expires_at   timestamptz not null,
    last_seen_at timestamptz not null
);

create table api_token (
    id           bigint generated always as identity primary key,
    name         text not null,
    token_hash   bytea not null unique,
    person_id    bigint not null references person,
    created_at   timestamptz not null,
    expires_at   timestamptz,
    revoked_at   timestamptz,
    last_used_at timestamptz
);

create table token_grant (
    token_id  bigint not null references api_token,
    role      text not null,
    domain    text references domain,
    unique nulls not distinct (token_id, role, domain)
);

-- Sealed with AES-256-GCM; the key lives in a file outside the database.
create table secret (
    id      bigint generated always as identity primary key,
    owner   text not null,
    sealed  bytea not null
);

-- A request that is repeated with its key gets the first answer again.
create table idempotency_key (
    principal    text not null,
    key          text not null,
    request      text not null,
    status       int not null,
    body         text not null,
    created_at   timestamptz not null,
    primary key (principal, key)
);
