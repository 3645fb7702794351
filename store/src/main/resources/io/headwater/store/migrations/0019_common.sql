-- What many tables of one source have in common, for an incident that is about that.
alter table incident
    add common_source_id bigint references source,
    add common_source text,
    add common_signal text,
    add common_side int,
    add common_tables int;
create index incident_common on incident (common_source_id) where open and common_source_id is not null;
