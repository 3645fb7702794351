-- When a dataset was first measured or tried: a collection is over once everything has been.

alter table asset add column attempted_at timestamptz;

update asset set attempted_at = first_seen_at where measured_until is not null;
