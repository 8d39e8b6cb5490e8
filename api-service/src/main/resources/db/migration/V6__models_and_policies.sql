-- What lists of models show: the announcement without pictures, model card and tables, which can be megabytes.
alter table model add column summary jsonb;

-- Policies as they are on the topic policies: key model/<name> or source/<source>.
create table policy (
    key       text    primary key check (length(key) between 1 and 300),
    -- null: removed, and the tombstone is not on the topic yet
    policy    jsonb,
    published boolean not null default false
);
create index policy_unpublished on policy (key) where not published;
