-- The gallery's two orders, newest and random, each after every filter that it knows. The statements read ids only, so
-- the indexes answer them alone. api-service/README.md has the plans and times at a million rows.

create index image_newest          on image (submitted_at desc, id desc);
create index image_category_newest on image (shown_category, submitted_at desc, id desc);
create index image_rgb_newest      on image (rgb, shown_category, submitted_at desc, id desc);
create index image_ryb_newest      on image (ryb, shown_category, submitted_at desc, id desc);
create index image_source_newest   on image (source, submitted_at desc, id desc);
create index image_model_newest    on image (model, submitted_at desc, id desc);

create index image_random          on image (random_key) include (id);
create index image_category_random on image (shown_category, random_key) include (id);
create index image_rgb_random      on image (rgb, random_key) include (id);
create index image_ryb_random      on image (ryb, random_key) include (id);
create index image_source_random   on image (source, random_key) include (id);
