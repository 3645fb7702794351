-- For when a job is wanted again while it runs: it cannot know any more, so whoever ends it looks here.

alter table scheduled_tasks add column wanted_at timestamptz;
