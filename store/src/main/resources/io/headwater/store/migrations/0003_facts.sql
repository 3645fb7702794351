-- What happened. Append-only: a fact with a natural key that is here already changes nothing.

create table load (
    id           bigint generated always as identity primary key,
    asset_id     bigint not null references asset,
    partition    text not null,
    version      text not null,
    change       text not null,
    rows         bigint,
    run          text,
    happened_at  timestamptz not null,
    observed_at  timestamptz not null,
    unique (asset_id, partition, version)
);
create index load_time on load (asset_id, happened_at);

create table run_event (
    asset_id     bigint not null references asset,
    run          text not null,
    state        text not null,
    window_from  timestamptz,
    window_to    timestamptz,
    error        text,
    happened_at  timestamptz not null,
    observed_at  timestamptz not null,
    primary key (asset_id, run, state)
);
create index run_event_time on run_event (asset_id, happened_at);

create table run_dataset (
    asset_id    bigint not null references asset,
    run         text not null,
    dataset_id  bigint not null references asset,
    direction   text not null,
    primary key (asset_id, run, dataset_id, direction)
);

-- One line of numbers: a metric of a dataset or field, of all rows or of a segment.
create table series (
    id        bigint generated always as identity primary key,
    asset_id  bigint not null references asset,
    field     text not null,
    metric    text not null,
    segment   text not null,
    grain     text not null,
    unique (asset_id, grain, field, metric, segment)
);

-- Settled history: half a year daily, a week hourly in one row; exact values.
create table series_block (
    series_id  bigint not null,
    block      int not null,
    content    bytea not null,
    primary key (series_id, block)
);
alter table series_block alter column content set storage plain;

-- What a bucket's value was until it was measured again with another result.
create table series_revision (
    series_id    bigint not null,
    bucket       timestamptz not null,
    replaced_at  timestamptz not null,
    value        double precision not null,
    primary key (series_id, bucket, replaced_at)
);

-- When which buckets of an asset were measured; together with the revisions it says what was known when.
create table measuring (
    asset_id     bigint not null references asset,
    grain        text not null,
    observed_at  timestamptz not null,
    bucket_from  timestamptz not null,
    bucket_to    timestamptz not null,
    primary key (asset_id, grain, observed_at)
);
