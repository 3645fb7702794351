-- What people know will happen: bands and deadlines make allowance for it, and similar events later are learnt from it.
create table calendar_event (
    id          bigint generated always as identity primary key,
    -- of what: an asset, else all assets of a domain, else everything
    asset_id    bigint references asset,
    domain      text references domain,
    kind        text not null,
    -- events of one kind and name are learnt from together
    name        text not null,
    from_at     timestamptz not null,
    to_at       timestamptz not null,
    said_by     text not null,
    said_at     timestamptz not null,
    -- what it was said about, for example INC-214
    occasion    text,
    version     bigint not null default 1,
    check (from_at < to_at),
    check (asset_id is null or domain is null)
);
create index calendar_event_time on calendar_event (from_at desc, id desc);
create index calendar_event_asset on calendar_event (asset_id) where asset_id is not null;

-- Countries whose public holidays count, for a domain or for everything.
create table holiday_country (
    id          bigint generated always as identity primary key,
    domain      text references domain,
    country     text not null,
    said_by     text not null,
    said_at     timestamptz not null,
    unique nulls not distinct (domain, country)
);
