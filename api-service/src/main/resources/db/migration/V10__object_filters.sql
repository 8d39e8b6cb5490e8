-- A row of the table object repeats what the gallery filters images by, so that one index answers for objects together with any
-- other filter: neither the images' indexes nor theirs have the matches of both in order.
drop index object_newest;
drop index object_random;
alter table object
    add column status         text,
    add column source         text,
    add column image_model    text,
    add column shown_category text,
    add column label          text,
    add column rgb            text,
    add column ryb            text;
update object set status = image.status, source = image.source, image_model = image.model,
    shown_category = image.shown_category, label = image.label, rgb = image.rgb, ryb = image.ryb
from image where image.id = image_id;
alter table object alter column status set not null, alter column source set not null;

create index object_newest on object (category, n, submitted_at desc, image_id desc)
    include (shown_category, rgb, ryb, status, source, image_model, label);
create index object_random on object (category, n, random_key, image_id)
    include (shown_category, rgb, ryb, status, source, image_model, label);

-- Triggers keep the copies, since replicas of the version before write both tables, too. An object is written while its image's
-- row is locked.
create function object_copies() returns trigger language plpgsql set search_path from current as $$
begin
    select image.status, image.source, image.model, image.shown_category, image.label, image.rgb, image.ryb
    into new.status, new.source, new.image_model, new.shown_category, new.label, new.rgb, new.ryb
    from image where image.id = new.image_id;
    return new;
end $$;
create trigger object_copies before insert on object for each row execute function object_copies();

create function image_copies() returns trigger language plpgsql set search_path from current as $$
begin
    update object set status = new.status, image_model = new.model, shown_category = new.shown_category,
        label = new.label, rgb = new.rgb, ryb = new.ryb
    where image_id = new.id;
    return null;
end $$;
create trigger image_copies after update on image for each row
when ((old.status, old.model, old.shown_category, old.label, old.rgb, old.ryb)
    is distinct from (new.status, new.model, new.shown_category, new.label, new.rgb, new.ryb))
execute function image_copies();
