create schema raw;
create schema staging;
create schema core;
create schema mart;

comment on schema raw is 'As the source systems send it';
comment on schema staging is 'Cleaned: one table for one raw table';
comment on schema core is 'The business: what everybody builds on';
comment on schema mart is 'Numbers for dashboards';

-- A number in [0, 1) that depends on nothing but the seed, the key and the salt: the company's only chance.
create function raw.draw(key bigint, salt int) returns float8 language sql immutable parallel safe
    return (hashint8extended(key, :seed::bigint * 1000 + salt) & 1073741823) / 1073741824::float8;

-- The same, but evenly spread over the counted: few of them already have the shares that many have.
create function raw.spread(key bigint, count int, salt int) returns float8 language sql immutable parallel safe
    return raw.draw(key, salt) + count * 0.618033988749895::float8 - floor(raw.draw(key, salt) + count * 0.618033988749895::float8);

-- How many things happen where so many are expected: about as scattered as chance makes it.
create function raw.volume(expected float8, key bigint, salt int) returns int language sql immutable parallel safe
    return greatest(0, floor(expected + 1.4 * sqrt(expected)
        * (raw.draw(key, salt) + raw.draw(key, salt + 1) + raw.draw(key, salt + 2) - 1.5) + raw.draw(key, salt + 3)))::int;

create function raw.channel(chance float8) returns text language sql immutable parallel safe
    return case when chance < 0.18 then 'tiktok' when chance < 0.43 then 'search' when chance < 0.63 then 'direct'
                when chance < 0.78 then 'email' when chance < 0.91 then 'instagram' else 'affiliate' end;

create function raw.country(chance float8) returns text language sql immutable parallel safe
    return case when chance < 0.46 then 'DE' when chance < 0.62 then 'AT' when chance < 0.77 then 'FR'
                when chance < 0.89 then 'NL' else 'CH' end;

create function raw.price(product bigint) returns int language sql immutable parallel safe
    return 490 + (raw.draw(product, 900) * raw.draw(product, 901) * 160)::int * 100;
