-- Which rows anomalies are about: what was asked, and the answers.
create table explanation (
    anomaly_id   bigint primary key references anomaly,
    asset_id     bigint not null references asset,
    -- the window to explain, and what was seen in it
    bucket       timestamptz not null,
    value        double precision not null,
    mid          double precision not null,
    asked_at     timestamptz not null,
    answered_at  timestamptz,
    -- null when it could not be looked for
    verdict      text,
    text         text not null default '',
    segments     jsonb not null default '[]',
    reasons      text[] not null default '{}'
);
create index explanation_waiting on explanation (asset_id, anomaly_id) where answered_at is null;
