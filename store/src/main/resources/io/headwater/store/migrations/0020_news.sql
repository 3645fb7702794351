-- When an anomaly was last news: found, or found again after it had been healthy. What is told later tells of it too.
alter table anomaly add news_at timestamptz;
-- In how many segments it was seen when most of them showed it.
alter table anomaly add segments int not null default 0;
update anomaly set news_at = first_seen_at;
alter table anomaly alter column news_at set not null;
