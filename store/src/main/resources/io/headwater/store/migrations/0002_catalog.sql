-- What exists.

create table source (
    id            bigint generated always as identity primary key,
    kind          text not null,
    name          text not null unique,
    namespace     text not null,
    settings      jsonb not null,
    secret_id     bigint references secret,
    domain        text not null references domain default 'general',
    zone          text not null default 'UTC',
    -- limits: milliseconds and counts
    statement_ms  bigint not null,
    lock_ms       bigint not null,
    concurrent    int not null,
    per_hour_ms   bigint not null,
    every_ms      bigint not null,
    paused        boolean not null default false,
    counters      text not null default '',
    added_at      timestamptz not null,
    removed_at    timestamptz,
    version       bigint not null default 1
);

-- The state of a source: what the last collection said. One row each, replaced.
create table source_state (
    source_id    bigint primary key references source,
    state        text not null,
    trouble      text,
    since        timestamptz not null,
    progress     text not null default '',
    done         int not null default 0,
    total        int not null default 0,
    collected_at timestamptz,
    can_write    boolean not null default false,
    unreadable   text[] not null default '{}'
);

-- Time that statements took, for the budget; append-only, kept for two days.
create table source_use (
    source_id  bigint not null references source,
    at         timestamptz not null,
    took_ms    bigint not null
);
create index source_use_at on source_use (source_id, at);

create table asset (
    id             bigint generated always as identity primary key,
    namespace      text not null,
    name           text not null,
    path           text[] not null,
    kind           text not null,
    dataset_kind   text not null,
    schema_key     text not null,
    domain         text not null references domain,
    source_id      bigint references source,
    owner          text,
    comment        text,
    row_estimate   bigint not null default -1,
    bytes          bigint not null default -1,
    time_state     text not null default 'NOT_SOUGHT',
    time_field     text not null default '',
    time_type      text not null default '',
    time_why       text not null default '',
    grain          text,
    schema_digest  bytea,
    first_seen_at  timestamptz not null,
    gone_at        timestamptz,
    measured_until timestamptz,
    version        bigint not null default 1,
    unique (namespace, name)
);
create index asset_schema on asset (namespace, schema_key);
create index asset_source on asset (source_id);
create index asset_domain on asset (domain, id);
create index asset_name on asset (lower(name) text_pattern_ops);

create table asset_alias (
    namespace  text not null,
    name       text not null,
    asset_id   bigint not null references asset,
    primary key (namespace, name)
);

-- Every version of a dataset's fields, as observed; the newest one is what it looks like now.
create table schema_version (
    asset_id     bigint not null references asset,
    version      int not null,
    observed_at  timestamptz not null,
    fields       jsonb not null,
    changes      text[] not null,
    primary key (asset_id, version)
);

-- A field's own identity, which survives its absence.
create table field (
    id             bigint generated always as identity primary key,
    asset_id       bigint not null references asset,
    name           text not null,
    type           text not null,
    declared_type  text not null,
    nullable       boolean not null,
    position       int not null,
    comment        text,
    first_seen_at  timestamptz not null,
    gone_at        timestamptz,
    -- how finely its distinct values are sampled; null before the first measurement
    distinct_level int,
    unique (asset_id, name)
);
