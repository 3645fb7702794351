-- A spell is of what was told together, so that one table that stays unreadable hides nothing that fails later.

alter table spell add column about text not null default '';
drop index spell_open;
create index spell_open on spell (source_id) where ended_at is null;

-- null: nobody was told yet
alter table unmeasured add column spell_id bigint references spell;
update unmeasured u set spell_id = s.id from spell s where s.source_id = u.source_id and s.ended_at is null;
