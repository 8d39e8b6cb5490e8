-- Jobs that have a model analyse stored images again.
create table reclassification (
    id         uuid        primary key,
    created_at timestamptz not null,
    model      text        not null,
    version    text        not null,
    -- Names and values as of GET /images
    filter     jsonb       not null,
    state      text        not null check (state in (
        'RUNNING', 'PAUSED', 'DONE', 'CANCELLED', 'PROMOTING', 'PROMOTED', 'DISCARDING', 'DISCARDED')),
    total      bigint      not null,
    -- The last image that was taken: the job goes on after it
    position   uuid,
    -- Whether all images were taken
    exhausted  boolean     not null default false,
    -- Why it does not go on at the moment
    problem    text,
    ended_at   timestamptz,
    -- The replica that drives the job, until it fails to renew the lease
    driver     uuid,
    lease_end  timestamptz
);
create index reclassification_active on reclassification (created_at)
    where state in ('RUNNING', 'PROMOTING', 'DISCARDING');

create table reclassification_item (
    job      uuid        not null references reclassification (id) on delete cascade,
    image_id uuid        not null references image (id) on delete cascade,
    -- QUEUED: taken; SENT: Kafka has it; DONE: the result is stored; FAILED: see reason
    state    text        not null check (state in ('QUEUED', 'SENT', 'DONE', 'FAILED')),
    sends    int         not null default 0,
    sent_at  timestamptz,
    -- What the image showed, and what the model says, in short
    before   text,
    after    text,
    reason   text,
    primary key (job, image_id)
);
create index reclassification_item_open    on reclassification_item (job, image_id) where state in ('QUEUED', 'SENT');
create index reclassification_item_changed on reclassification_item (job, image_id)
    where state = 'DONE' and before is distinct from after;
create index reclassification_item_image   on reclassification_item (image_id);
