-- Which notice a decision led to; decisions from before do not say.
alter table route_decision add column notice_id bigint references notice;

-- A removed channel keeps its name, and another one may take it.
alter table channel drop constraint channel_name_key;
update channel set name = regexp_replace(name, ' \(removed \d+\)$', '') where removed_at is not null;
create unique index channel_name on channel (name) where removed_at is null;

-- Charts mark the incidents of their monitor.
create index anomaly_monitor on anomaly (monitor_id, first_bucket);

-- Runs that wrote to a dataset.
create index run_dataset_dataset on run_dataset (dataset_id, direction);
