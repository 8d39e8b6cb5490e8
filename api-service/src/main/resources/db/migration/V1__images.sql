-- Machine names of the categories that the models know; announced by inference-service, added on the fly by results.
create table category (
    name text primary key check (length(name) between 1 and 100)
);

-- Models as they were announced.
create table model (
    name         text        not null,
    version      text        not null,
    announced_at timestamptz not null,
    is_default   boolean     not null,
    announcement jsonb       not null,
    primary key (name, version)
);

create table image (
    id                 uuid             primary key,
    source             text             not null check (length(source) between 1 and 256),
    status             text             not null
        check (status in ('PENDING', 'CLASSIFIED', 'REJECTED', 'FAILED')),
    submitted_at       timestamptz      not null,
    published_at       timestamptz,
    classified_at      timestamptz,
    content_type       text,
    width              int,
    height             int,
    bytes              bigint,
    label              text             references category (name),
    object_key         text,
    -- the current outcome, repeated here for the gallery
    model              text,
    category           text             references category (name),
    rgb                text             check (rgb in (
        '#FF0000', '#FF8000', '#FFFF00', '#80FF00', '#00FF00', '#00FF80',
        '#00FFFF', '#0080FF', '#0000FF', '#8000FF', '#FF00FF', '#FF0080')),
    ryb                text             check (ryb in (
        '#FE2712', '#FC600A', '#FB9902', '#FCCC1A', '#FEFE33', '#B2D732',
        '#66B032', '#347C98', '#0247FE', '#4424D6', '#8601AF', '#C21460')),
    classification     jsonb,
    rejection_code     text,
    rejection_detail   text,
    -- what the gallery's category filter means: the ground truth where there is one, else the prediction
    shown_category     text             generated always as (coalesce(label, category)) stored,
    -- a place on a circle, for uniform random samples
    random_key         double precision not null default random(),
    check (status <> 'CLASSIFIED' or (category is not null and rgb is not null and ryb is not null)),
    check (status not in ('REJECTED', 'FAILED') or rejection_code is not null)
);

-- Every outcome: the latest of each model for each image.
create table classification (
    image_id         uuid        not null references image (id) on delete cascade,
    model            text        not null,
    model_version    text        not null,
    status           text        not null check (status in ('CLASSIFIED', 'REJECTED')),
    classified_at    timestamptz not null,
    classification   jsonb,
    rejection        jsonb,
    activation       jsonb,
    primary key (image_id, model, model_version)
);

-- Images that somebody deleted: late results and replays must not bring them back.
create table deleted_image (
    id         uuid        primary key,
    deleted_at timestamptz not null default now()
);
