-- what people said stays as they said it; taken back, it teaches nothing any more
alter table label
    add taken_back_at timestamptz,
    add taken_back_by text;
