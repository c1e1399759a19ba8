import type { Access } from '../access.ts'
import type { Database } from '../database.ts'
import { badInput } from '../refusal.ts'
import { escapeLike, searchWords } from './condition.ts'
import { read } from './read.ts'

export type HitKind =
  | 'AdminUnit'
  | 'IndustrialPark'
  | 'KeyRoute'
  | 'WorkerHousingArea'
  | 'ForeignResidentArea'
  | 'CampaignEvent'

export interface Hit {
  readonly kind: HitKind
  readonly id: string
  /** 0 to 5: the larger, the nearer. */
  readonly rank: number
}

/**
 * How near a folded name is to the folded text $1: the name itself 5, a beginning 4, the beginning of a word 3, a part 2; and to
 * that how alike they are by their trigrams. $2 is the text for LIKE.
 */
const rank = (name: string) =>
  `(case when ${name} = $1 then 5 when ${name} like $2 || '%' then 4 when ${name} like '% ' || $2 || '%' then 3 ` +
  `when ${name} like '%' || $2 || '%' then 2 else 0 end + (similarity(${name}, $1) + word_similarity($1, ${name})) / 2)`

/** Which rows are looked at: those with every word in their text, or those with a part that is much like the whole. */
type Match = (text: string, words: readonly string[]) => string
const literal: Match = (text, words) => words.map((word) => `${text} like ${word}`).join(' and ')
const alike: Match = (text) => `$1 <% ${text}`

/** The folded names of a unit, made once for each row that is found; without its kind too, so that `kinh bac` is the very name of Phường Kinh Bắc. */
const names = `cross join lateral (
    select hub_fold(n.name_vi) as vi, hub_fold(n.name_en) as en,
      hub_fold(regexp_replace(n.name_vi, '^(Tỉnh|Thành phố|Thị xã|Huyện|Phường|Xã|Thị trấn) ', '', 'i')) as bare offset 0
  ) f`
const unitRank = `greatest(${rank('f.vi')}, ${rank('f.bare')}, ${rank('f.en')})`

/** Ended units come after those of today, larger ones before smaller ones. */
const standing =
  "case when u.valid_to is null then 0 else -0.3 end + case u.level when 'PROVINCE' then 0.2 when 'DISTRICT' then 0.15 else 0 end"

/** A route is known by its number as well, with or without the point in it. */
const routeText = "(r.search_text || ' ' || lower(r.code) || ' ' || lower(replace(r.code, '.', '')))"

/** The statement for words that stand at the placeholders. */
const textFor = (near: Match, words: readonly string[]) => `
with hit as (
  select 'AdminUnit' as kind, u.id, ${unitRank} + ${standing} as rank
  from (select id, name_vi, name_en from admin_unit n where ${near('n.search_text', words)}) n join admin_unit u on u.id = n.id ${names}
  union all
  select 'AdminUnit', u.id, ${unitRank} + ${standing} - 0.1
  from (select * from admin_unit_name n where ${near('hub_fold(n.name_vi)', words)}) n join admin_unit u on u.id = n.unit_id ${names}
  union all
  select 'AdminUnit', u.id, 5 + ${standing} from admin_unit u where u.code = $1
  union all
  select 'IndustrialPark', p.id, ${rank('p.search_text')} from industrial_park p where ${near('p.search_text', words)}
  union all
  select 'KeyRoute', r.id, ${rank(routeText)} from key_route r where ${near(routeText, words)}
  union all
  select case a.kind when 'WORKER_HOUSING' then 'WorkerHousingArea' else 'ForeignResidentArea' end, a.id, ${rank('a.search_text')}
  from key_area a where a.kind <> 'OTHER' and ${near('a.search_text', words)}
  union all
  -- There are many events and few names for them: they come last, the newest first.
  (select 'CampaignEvent', e.id, ${rank('e.search_text')} - 1.5 from campaign_event e
   where ${literal('e.search_text', words)} order by e.held_on desc, e.id desc limit 50)
)
select kind, id::text, max(rank)::float8 as rank from hit group by kind, hit.id order by 3 desc, kind, hit.id desc limit $3`

/**
 * Finds units old and new (by present and earlier names, and by code), parks, routes, areas and events by name.
 * One statement; a second, for what is much alike, only where nothing is called so. `limit` 1 to 50.
 */
export async function search(db: Database, access: Access, query: string, limit: number): Promise<Hit[]> {
  if (!(limit >= 1 && limit <= 50)) throw badInput('first', `must be 1 to 50, not ${limit}.`)
  const words = searchWords(fold(query), 'text')
  if (words.length === 0) return []
  const phrase = words.join(' ')
  const values = [phrase, escapeLike(phrase), limit, ...words.map((word) => `%${escapeLike(word)}%`)]
  const places = words.map((_word, index) => `$${index + 4}`)
  const named = await read<Hit>(db, access, textFor(literal, places), values)
  return named.length > 0 ? named : read<Hit>(db, access, textFor(alike, places), values)
}

/** What hub_fold of the database does with Vietnamese: lower case, no diacritics, đ as d. */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase()
}
