-- Images as in a busy gallery: unevenly spread over categories, colours, sources and states.
insert into image (id, source, status, submitted_at, classified_at, content_type,
    width, height, bytes, label, model, category, rgb, ryb, classification, rejection_code)
select gen_random_uuid(),
    case when u < 0.6 then '/uploads' else '/cameras/gate-' || (u * 1000)::int % 20 end,
    s, t, t, 'image/jpeg', 224, 224, 18000,
    case when l < 0.1 then 'Category_' || c end,
    case when s = 'CLASSIFIED' then case when m < 0.95 then 'vegetables' else 'other' end end,
    case when s = 'CLASSIFIED' then 'Category_' || c end,
    case when s = 'CLASSIFIED' then (array['#FF0000', '#FF8000', '#FFFF00', '#80FF00', '#00FF00', '#00FF80', '#00FFFF', '#0080FF', '#0000FF', '#8000FF', '#FF00FF', '#FF0080'])[1 + floor(12 * k * k * k)] end,
    case when s = 'CLASSIFIED' then (array['#FE2712', '#FC600A', '#FB9902', '#FCCC1A', '#FEFE33', '#B2D732', '#66B032', '#347C98', '#0247FE', '#4424D6', '#8601AF', '#C21460'])[1 + floor(12 * k * k)] end,
    case when s = 'CLASSIFIED' then '{"model":"vegetables","version":"1.0.0","category":"Carrot","score":0.9731,"certain":true,"predictions":[{"category":"Carrot","score":0.9731},{"category":"Pumpkin","score":0.0142},{"category":"Tomato","score":0.0061},{"category":"Radish","score":0.0027},{"category":"Papaya","score":0.0014}],"colors":{"rgb":"#FF8000","ryb":"#FC600A"}}'::jsonb end,
    case when s in ('REJECTED', 'FAILED') then 'image-corrupt' end
from (
    select timestamptz '2026-01-01' + n * interval '20 seconds' as t,
        random() as u, random() as l, random() as m, random() as k, floor(random() * 15)::int as c,
        case when r < 0.96 then 'CLASSIFIED' when r < 0.99 then 'REJECTED'
             when r < 0.995 then 'PENDING' else 'FAILED' end as s
    from (select n, random() as r from generate_series(1, :rows) as n) as numbers
) as rows
