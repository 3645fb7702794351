-- Of a null rate: the fields that lost their values together with it, which share of them, and in about how many rows.
alter table anomaly add lost_fields text[];
alter table anomaly add lost_share double precision;
alter table anomaly add lost_rows double precision;
