-- The gallery's two orders, newest and random, each after every filter that it knows. The statements read ids only, and
-- columns that are often filtered by as well are included, so that mostly the indexes alone answer them.
-- api-service/README.md has times at a million rows; GalleryBenchmark measures them.

create index image_newest          on image (submitted_at desc, id desc);
create index image_category_newest on image (shown_category, submitted_at desc, id desc);
create index image_rgb_newest      on image (rgb, shown_category, submitted_at desc, id desc);
create index image_ryb_newest      on image (ryb, shown_category, submitted_at desc, id desc);
create index image_source_newest   on image (source, submitted_at desc, id desc) include (shown_category, rgb, ryb);
create index image_model_newest    on image (model, submitted_at desc, id desc);
create index image_label_newest    on image (label, submitted_at desc, id desc) include (category)
    where label is not null;
create index image_status_newest   on image (status, submitted_at desc, id desc) include (shown_category, rgb, ryb)
    where status <> 'CLASSIFIED';

create index image_random          on image (random_key) include (id, status, model);
create index image_category_random on image (shown_category, random_key) include (id, rgb, ryb, source, model);
create index image_rgb_random      on image (rgb, random_key) include (id);
create index image_ryb_random      on image (ryb, random_key) include (id);
-- What people ask for most: a handful of one kind in one colour.
create index image_category_rgb_random on image (shown_category, rgb, random_key) include (id);
create index image_category_ryb_random on image (shown_category, ryb, random_key) include (id);
create index image_source_random   on image (source, random_key) include (id, shown_category, rgb, ryb);
create index image_model_random    on image (model, random_key) include (id, shown_category);
create index image_label_random    on image (label, random_key) include (id)
    where label is not null;
create index image_status_random   on image (status, random_key) include (id, shown_category, rgb, ryb)
    where status <> 'CLASSIFIED';

-- For the statistics
create index image_rejection       on image (rejection_code) where rejection_code is not null;
create index image_classified_at   on image using brin (classified_at) with (pages_per_range = 32);

-- For the sweeper: few rows at any time
create index image_unpublished     on image (submitted_at) where status = 'PENDING' and published_at is null;
