-- What each worker last said of a version. It answers if it is READY in one of them; the table model has the last announcement.
create table model_worker (
    name         text        not null,
    version      text        not null,
    worker       text        not null check (length(worker) between 1 and 200),
    state        text        not null check (state in ('WAITING', 'VERIFYING', 'READY', 'REFUSED', 'RETIRED')),
    reason       text,
    announced_at timestamptz not null,
    primary key (name, version, worker),
    foreign key (name, version) references model on delete cascade
);
