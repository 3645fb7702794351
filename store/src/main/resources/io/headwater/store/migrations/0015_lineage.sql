-- What feeds what, and who says so: docs/design/lineage.md.

-- A text of SQL or an event that says it. The same text about the same thing is here once while it holds.
create table evidence (
    id          bigint generated always as identity primary key,
    -- DEFINITION, JOB, LOG, or EVENT for what has no text
    role        text not null,
    about_id    bigint references asset,
    source_id   bigint references source,
    -- of all that it says and is about
    digest      bytea not null,
    dialect     text not null default '',
    sql         text not null default '',
    namespace   text not null default '',
    places      jsonb not null default '[]',
    -- where the rows of a query go that does not say so itself
    target      text[],
    -- what the source itself says it reads, as names
    reads       jsonb not null default '[]',
    first_seen_at timestamptz not null,
    last_seen_at  timestamptz not null,
    -- null: since before anybody looked
    valid_from  timestamptz,
    valid_to    timestamptz,
    -- what was understood of the text; null before it was read
    unread      boolean not null,
    engine      int,
    level       text,
    confidence  real,
    diagnostics jsonb not null default '[]',
    unresolved  boolean not null default false,
    -- the version of all claims with which its own changed last
    changed_in  bigint not null default 0
);
create unique index evidence_once on evidence (digest) where valid_to is null;
create index evidence_about on evidence (about_id) where valid_to is null;
create index evidence_unread on evidence (id) where unread;
create index evidence_source on evidence (source_id, role) where valid_to is null;
create index evidence_unseen on evidence (last_seen_at) where valid_to is null and role <> 'DEFINITION';
create index evidence_changed on evidence (changed_in);

-- The edges that a piece of evidence claims to lead into one asset, one element of each array an edge.
create table edge (
    evidence_id bigint not null references evidence,
    to_id       bigint not null references asset,
    layer       text not null,
    from_id     bigint[] not null,
    -- empty: the asset as a whole
    from_field  text[] not null,
    to_field    text[] not null,
    relation    text[] not null,
    -- where the text makes it so, in UTF-16 units
    at          int[] not null,
    length      int[] not null,
    primary key (evidence_id, to_id, layer)
);
create index edge_to on edge (to_id);
create index edge_from on edge using gin (from_id);

-- One row: counts changes of claims. Who changes some holds it until the end, so that versions commit in their order.
create table claims (
    version bigint not null
);
insert into claims (version) values (0);
