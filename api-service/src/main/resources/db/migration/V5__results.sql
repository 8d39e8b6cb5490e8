-- Results of every model, version and task. The table classification becomes result as it is: no row is copied.
alter table classification rename to result;
alter table result rename column model_version to version;
alter table result rename column classified_at to analysed_at;
-- What the model said, as its task writes it: a classification, or objects, semantic and colors.
alter table result rename column classification to body;
alter table result add column task text not null default 'classification' check (length(task) between 1 and 100);
alter table result add column role text not null default 'PRIMARY' check (role in ('PRIMARY', 'SHADOW', 'RECLASSIFY'));
-- Whether the image shows this model's results.
alter table result add column main boolean not null default true;
alter table result add column timings jsonb;
alter table result rename constraint classification_pkey to result_pkey;
alter table result rename constraint classification_image_id_fkey to result_image_id_fkey;
alter table result drop constraint classification_status_check;
alter table result add constraint result_status_check check (status in ('CLASSIFIED', 'ANNOTATED', 'REJECTED'));

-- Only replicas of the version before read and write this view, while a roll-out lasts. A later migration drops it.
create view classification as
select image_id, model, version as model_version, status, analysed_at as classified_at, body as classification, rejection, activation
from result where task = 'classification';

-- The objects that primary results have found, for the search. n counts the objects of a category in a result, best first:
-- an image has at least 3 carrots if it has a row of category Carrot with n = 3. So one index finds the images in their order.
create table object (
    image_id     uuid             not null,
    model        text             not null,
    version      text             not null,
    category     text             not null,
    n            int              not null check (n between 1 and 1000),
    score        real             not null,
    -- x, y, width, height in pixels of the picture as oriented
    box          real[]           not null check (array_length(box, 1) = 4),
    -- of the image; neither ever changes
    submitted_at timestamptz      not null,
    random_key   double precision not null,
    primary key (image_id, model, version, category, n),
    foreign key (image_id, model, version) references result on delete cascade
);
create index object_newest on object (category, n, submitted_at desc, image_id desc);
create index object_random on object (category, n, random_key, image_id);

-- What a model of another task than classification has found, in short, for images that show such a result.
alter table image add column analysis jsonb;
alter table image drop constraint image_status_check;
alter table image add constraint image_status_check
    check (status in ('PENDING', 'CLASSIFIED', 'ANALYSED', 'REJECTED', 'FAILED'));
alter table image add constraint image_analysis_check check (status <> 'ANALYSED' or analysis is not null);
