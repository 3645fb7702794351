-- Fields with so few values that the rows of each value are counted.

alter table field add column few_values boolean not null default false;
