-- What could be measured and cannot be any more; the row goes when it is measured again.

create table unmeasured (
    source_id  bigint not null references source,
    -- null: the whole source
    asset_id   bigint references asset,
    kind       text not null,
    text       text not null,
    since      timestamptz not null,
    attempts   int not null,
    unique nulls not distinct (source_id, asset_id)
);

-- A time in which something of a source could not be measured, of which somebody was told.
create table spell (
    id         bigint generated always as identity primary key,
    source_id  bigint not null references source,
    since      timestamptz not null,
    told_at    timestamptz not null,
    ended_at   timestamptz
);
create unique index spell_open on spell (source_id) where ended_at is null;
