-- What those who handle the data say is wrong with it: layouts, delimiters, files that cannot be read. Append-only.

create table problem (
    asset_id     bigint not null references asset,
    rule         text not null,
    text         text not null,
    grave        boolean not null,
    happened_at  timestamptz not null,
    observed_at  timestamptz not null,
    primary key (asset_id, rule, happened_at)
);
