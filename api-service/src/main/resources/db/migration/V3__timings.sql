-- Milliseconds spent on the current outcome, by stage; rows from before have none.
alter table image add column timings jsonb;
