-- What is watched, what was found, and what people did about it.

create table monitor (
    id           bigint generated always as identity primary key,
    asset_id     bigint not null references asset,
    signal       text not null,
    field        text not null,
    sensitivity  text not null default 'MEDIUM',
    low          double precision,
    high         double precision,
    segment_fields text[] not null default '{}',
    why          text not null,
    origin       text not null,
    enabled      boolean not null default true,
    muted_until  timestamptz,
    created_at   timestamptz not null,
    version      bigint not null default 1,
    unique (asset_id, signal, field)
);

-- How each series of a monitor stands now.
create table monitor_state (
    monitor_id  bigint not null references monitor,
    segment     text not null,
    state       text not null,
    text        text not null,
    since       timestamptz not null,
    judged_at   timestamptz not null,
    bucket      timestamptz,
    due_at      timestamptz,
    primary key (monitor_id, segment)
);
create index monitor_state_due on monitor_state (due_at) where due_at is not null;
create index monitor_state_state on monitor_state (state);

-- Decisions of the detector, as they were made; recomputing never rewrites them.
create table verdict (
    monitor_id   bigint not null references monitor,
    segment      text not null,
    bucket       timestamptz not null,
    judged_at    timestamptz not null,
    engine       text not null,
    state        text not null,
    value        double precision,
    low          double precision,
    mid          double precision,
    high         double precision,
    z            double precision,
    kind         text,
    reasons      text[] not null,
    primary key (monitor_id, segment, bucket, judged_at)
);

-- Feedback of people on a stretch of a monitor's history.
create table label (
    id          bigint generated always as identity primary key,
    monitor_id  bigint not null references monitor,
    segment     text not null,
    from_at     timestamptz not null,
    to_at       timestamptz not null,
    outcome     text not null,
    said_by     text not null,
    said_at     timestamptz not null,
    -- what it was said about, for example INC-214
    occasion    text
);
create index label_monitor on label (monitor_id, segment);

create table incident (
    id            bigint generated always as identity primary key,
    headline      text not null,
    root_id       bigint not null references asset,
    domain        text not null references domain,
    schema_key    text not null,
    family        text not null,
    stage         text not null,
    open          boolean not null,
    severity      text not null,
    severity_by   text not null,
    severity_reason text not null,
    bucket        text not null,
    owner_id      bigint references person,
    acknowledged_by text,
    acknowledged_at timestamptz,
    outcome       text,
    resolved_by   text,
    resolved_at   timestamptz,
    resolved_comment text,
    since_at      timestamptz not null,
    detected_at   timestamptz not null,
    last_failure_at timestamptz not null,
    recurrence_of bigint references incident,
    healthy_evaluations int not null,
    version       bigint not null
);
create index incident_open on incident (severity, detected_at desc, id desc) where open;
create index incident_detected on incident (detected_at desc, id desc);
create index incident_schema on incident (schema_key, last_failure_at);
create index incident_root on incident (root_id, last_failure_at);

create table anomaly (
    id            bigint generated always as identity primary key,
    incident_id   bigint not null references incident,
    monitor_id    bigint not null references monitor,
    asset_id      bigint not null references asset,
    field         text not null,
    segment       text not null,
    fingerprint   text not null,
    load          text,
    first_bucket  timestamptz not null,
    bucket        timestamptz not null,
    first_seen_at timestamptz not null,
    last_seen_at  timestamptz not null,
    headline      text not null,
    value         double precision,
    low           double precision,
    mid           double precision,
    high          double precision,
    score         double precision,
    reasons       text[] not null,
    healthy       int not null default 0,
    healthy_bucket timestamptz,
    healed_at     timestamptz,
    unique (incident_id, fingerprint)
);
create index anomaly_fingerprint on anomaly (fingerprint);

create table timeline (
    id           bigint generated always as identity primary key,
    incident_id  bigint not null references incident,
    at           timestamptz not null,
    kind         text not null,
    said_by      text not null,
    text         text not null
);
create index timeline_incident on timeline (incident_id, id);

-- What happened, for those who watch the live feed; they resume by id.
create table feed_event (
    id           bigint generated always as identity primary key,
    at           timestamptz not null,
    incident_id  bigint not null references incident,
    domain       text not null,
    kind         text not null
);
