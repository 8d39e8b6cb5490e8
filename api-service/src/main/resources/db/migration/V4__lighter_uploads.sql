-- Uploads that Kafka has not acknowledged yet, for the sweeper: few rows at any time. A mark on the image's own row would
-- write that row, and its entry in every index, once more for each upload.
create table unpublished_upload (
    image_id uuid primary key references image (id) on delete cascade
);
insert into unpublished_upload (image_id)
select id from image where status = 'PENDING' and published_at is null and source = '/uploads';

-- Only replicas of the version before still read and write published_at, while a roll-out lasts; they shall take uploads of
-- this version for published. A later migration drops the column and image_unpublished.
alter table image alter column published_at set default now();

-- Room on a row's page for noting where its original lies: no index speaks of that, so none is written.
alter table image set (fillfactor = 80);

-- Nobody asks for images without a category, a colour or a model by one: what is still PENDING need not be in these.
drop index image_category_newest;
create index image_category_newest on image (shown_category, submitted_at desc, id desc)
    where shown_category is not null;
drop index image_rgb_newest;
create index image_rgb_newest on image (rgb, shown_category, submitted_at desc, id desc)
    where rgb is not null;
drop index image_ryb_newest;
create index image_ryb_newest on image (ryb, shown_category, submitted_at desc, id desc)
    where ryb is not null;
drop index image_model_newest;
create index image_model_newest on image (model, submitted_at desc, id desc)
    where model is not null;
drop index image_category_random;
create index image_category_random on image (shown_category, random_key) include (id, rgb, ryb, source, model)
    where shown_category is not null;
drop index image_rgb_random;
create index image_rgb_random on image (rgb, random_key) include (id)
    where rgb is not null;
drop index image_ryb_random;
create index image_ryb_random on image (ryb, random_key) include (id)
    where ryb is not null;
drop index image_category_rgb_random;
create index image_category_rgb_random on image (shown_category, rgb, random_key) include (id)
    where shown_category is not null and rgb is not null;
drop index image_category_ryb_random;
create index image_category_ryb_random on image (shown_category, ryb, random_key) include (id)
    where shown_category is not null and ryb is not null;
drop index image_model_random;
create index image_model_random on image (model, random_key) include (id, shown_category)
    where model is not null;
