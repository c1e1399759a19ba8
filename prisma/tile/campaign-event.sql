-- At most 5,000 points: when a tile has more, the ones with the lowest scattered numbers stay, the same ones every time. Where a tile is wide the
-- numbers are read in their order, from an index, until there are enough; where it is small, the index of places is better (+ 0 keeps the other away).
select 'CampaignEvent:' || e.id as id, e.title_vi, e.event_type, e.setting, e.audience, 'Campaign:' || e.campaign_id as campaign, e.held_on::text as held_on, e.synthetic, e.point as geom
from campaign_event e
where e.point && st_transform(st_tileenvelope($1, $2, $3, margin => 0.015625), 4326)
order by case when $1 <= 11 then (e.id * 2654435761) % 4294967296 end, (e.id * 2654435761) % 4294967296 + 0
limit 5000
