-- Who is told, and what became of it.

create table channel (
    id             bigint generated always as identity primary key,
    name           text not null unique,
    kind           text not null,
    settings       jsonb not null,
    secret_id      bigint references secret,
    allowed_hosts  text[] not null default '{}',
    added_at       timestamptz not null,
    removed_at     timestamptz,
    version        bigint not null default 1
);

-- Who hears of a domain: a recipient of a channel, with a budget of interruptions a day.
create table audience (
    id          bigint generated always as identity primary key,
    domain      text references domain,
    channel_id  bigint not null references channel,
    recipient   text not null,
    person_id   bigint references person,
    per_day     int not null,
    removed_at  timestamptz,
    zone        text not null,
    unique nulls not distinct (domain, channel_id, recipient)
);

-- The outbox. Each row ends DELIVERED, SUPERSEDED or DEAD; held ones go out with the next digest.
create table notice (
    id              bigint generated always as identity primary key,
    key             text not null unique,
    incident_id     bigint references incident,
    channel_id      bigint not null references channel,
    audience_id     bigint references audience,
    recipient       text not null,
    kind            text not null,
    version         bigint not null,
    message         jsonb not null,
    starts_at       timestamptz not null,
    ends_at         timestamptz,
    state           text not null,
    reason          text not null,
    attempts        int not null default 0,
    next_attempt_at timestamptz,
    hold_until      timestamptz,
    created_at      timestamptz not null,
    ended_at        timestamptz,
    thread          text,
    last_error      text,
    superseded_by   bigint references notice
);
create index notice_pending on notice (channel_id, recipient, incident_id, id) where state = 'PENDING';
create index notice_incident on notice (incident_id, id);
create index notice_sent on notice (audience_id, created_at) where state <> 'HELD';

-- Why somebody was told, or was not; append-only.
create table route_decision (
    id           bigint generated always as identity primary key,
    at           timestamptz not null,
    incident_id  bigint not null references incident,
    audience_id  bigint references audience,
    verdict      text not null,
    reason       text not null,
    engine       text not null
);
create index route_decision_incident on route_decision (incident_id, id);
