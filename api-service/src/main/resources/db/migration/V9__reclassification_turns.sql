-- A RUNNING job without a start waits for its turn: only some run at a time. Replicas of the version before insert jobs without
-- a start, and run all of them.
alter table reclassification add column started_at timestamptz;
update reclassification set started_at = created_at;

-- Images whose outcome is final and counted in their job: only the few others have to be counted when somebody looks at it.
alter table reclassification_item add column settled boolean not null default false;
update reclassification_item set settled = true
where state = 'DONE' or state = 'FAILED' and reason is distinct from 'cancelled';
alter table reclassification
    add column sent    bigint not null default 0,
    add column done    bigint not null default 0,
    add column failed  bigint not null default 0,
    add column changed bigint not null default 0;
update reclassification set sent = counted.sent, done = counted.done, failed = counted.failed, changed = counted.changed
from (
    select job, count(*) filter (where sends > 0) as sent, count(*) filter (where state = 'DONE') as done,
        count(*) filter (where state = 'FAILED') as failed,
        count(*) filter (where state = 'DONE' and before is distinct from after) as changed
    from reclassification_item where settled group by job
) as counted
where id = counted.job;

create index reclassification_item_unsettled on reclassification_item (job) where not settled;
-- Images without a result, in the order in which they are listed.
create index reclassification_item_failed    on reclassification_item (job, image_id)
    where state = 'FAILED' and reason is distinct from 'cancelled';
