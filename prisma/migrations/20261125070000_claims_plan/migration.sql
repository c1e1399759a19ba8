-- The claims of an account are read with every request. A function in SQL is planned anew each time it is called; one in PL/pgSQL keeps
-- the plan for as long as its connection lives. The statement itself is the same as before, down to the letter.

create or replace function live.claims_of_account(p_account_id bigint, p_day date) returns table (units text, agencies text)
  language plpgsql stable security definer rows 1 set search_path = live, public as $$
#variable_conflict use_column
begin
  return query
  with recursive area as (
    select unit_id, agency_id from account_area
    where account_id = p_account_id and p_day between valid_from and coalesce(valid_to, 'infinity')
  ),
  own (id, territory) as (select a.id, a.unit_id from area r join agency a on a.id = r.agency_id),
  succession (earlier_id, later_id) as (select agency_id, successor_id from agency_successor where effective_on <= p_day),
  earlier (id, territory) as (
    select id, territory from own
    union
    select a.id, e.territory from earlier e join succession s on s.later_id = e.id join agency a on a.id = s.earlier_id
    where a.unit_id is null and e.territory is null or exists (select from unit_rollup r where r.leaf_id = a.unit_id and r.unit_id = e.territory)
  ),
  later (id, territory) as (
    select id, territory from own
    union
    select a.id, l.territory from later l join succession s on s.earlier_id = l.id join agency a on a.id = s.later_id
    where a.unit_id is null and l.territory is null or exists (select from unit_rollup r where r.leaf_id = a.unit_id and r.unit_id = l.territory)
  )
  select
    case when exists (
      select from area r join admin_unit u on u.id = r.unit_id
      where u.level = 'PROVINCE' and p_day between u.valid_from and coalesce(u.valid_to, 'infinity')
    ) then 'all'
    else array_to_string(array(select distinct r.leaf_id from area a join unit_rollup r on r.unit_id = a.unit_id order by 1), ',') end,
    array_to_string(array(select id from earlier union select id from later order by 1), ',');
end
$$;
