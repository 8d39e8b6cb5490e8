-- Images about which two models disagree: a is the one whose results show, b the other. One row for each kind.
create table disagreement (
    -- Order of discovery, for pages
    n         bigint      generated always as identity primary key,
    image_id  uuid        not null,
    task      text        not null,
    kind      text        not null check (kind in ('CATEGORY', 'MISSED', 'EXTRA', 'IOU')),
    a_model   text        not null,
    a_version text        not null,
    b_model   text        not null,
    b_version text        not null,
    -- What differs: an array
    detail    jsonb       not null,
    found_at  timestamptz not null default now(),
    foreign key (image_id, a_model, a_version) references result on delete cascade,
    foreign key (image_id, b_model, b_version) references result on delete cascade,
    unique (image_id, a_model, a_version, b_model, b_version, kind)
);
create index disagreement_kind on disagreement (kind, n desc);
create index disagreement_a    on disagreement (a_model, n desc) include (a_version, b_model, b_version, kind);
create index disagreement_b    on disagreement (b_model, n desc) include (a_model, a_version, b_version, kind);
