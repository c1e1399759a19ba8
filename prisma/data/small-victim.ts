import { withSql } from '../access.ts'
import type { Database } from '../database.ts'
import { addOpenThings } from '../release/small-open-world.ts'
import { loadSmallWorld } from '../release/small-world.ts'
import { addAccount } from './account.ts'
import type { Actor } from './audit.ts'
import type { IdentityFields } from './identity.ts'
import { recordVictim } from './victim-write.ts'

/** The rows that victims need besides the small world: their metrics, lattices and a kind of support. For tests. */
const statements = [
  `insert into metric (id, topic, measure, label_vi, label_en, unit_vi, unit_en, description_vi, description_en, formula_vi, formula_en, sensitive, direction, source_id)
     select id, topic, measure, id, id, '', '', '', '', '', '', true, 'MORE_IS_WORSE', 'test' from (values
       ('victims_identified', 'VICTIM', 'COUNT'), ('sdg_16_2_2', 'VICTIM', 'COUNT'), ('victims_supported', 'VICTIM', 'COUNT'),
       ('support_waiting_days', 'VICTIM', 'MEDIAN'), ('support_given_share', 'VICTIM', 'SHARE'), ('deadlines_met_share', 'DUTY', 'SHARE')) v (id, topic, measure)`,
  `insert into lattice (metric_id, scheme, level, grain, breakdown, threshold, source_id) values
     ('victims_identified', '24', 'PROVINCE', 'YEAR', '', 11, 'test'), ('victims_identified', '24', 'PROVINCE', 'YEAR', 'SEX', 11, 'test'),
     ('victims_identified', '24', 'COMMUNE', 'YEAR', '', 11, 'test'), ('victims_supported', '24', 'PROVINCE', 'YEAR', 'SUPPORT_TYPE', 11, 'test'),
     ('support_given_share', '24', 'PROVINCE', 'YEAR', '', 11, 'test'), ('support_waiting_days', '24', 'PROVINCE', 'YEAR', '', 11, 'test'),
     ('deadlines_met_share', '24', 'PROVINCE', 'YEAR', 'CLOCK', 11, 'test')`,
  `insert into support_type (code, label_vi, label_en, source_id) values ('MEDICAL', 'Y tế', 'Medical', 'test')`,
  `insert into support_eligibility (support_code, victim_class, law, legal_ref, valid_from, source_id)
     select 'MEDICAL', c, '53/2024/QH15', '37', '2025-07-01', 'test' from unnest(array['VN_VICTIM', 'UNDER_IDENTIFICATION_IN_VN']) c`,
  `insert into legal_clock (kind, subject, label_vi, label_en, days, legal_ref, valid_from, source_id) values
     ('VICTIM_FIRST_CHECK', 'VICTIM', 'Xác minh', 'Check', 3, '53/2024', '2025-07-01', 'test')`,
]

const everything = ['records:read', 'records:write', 'identity:open', 'person:remove', 'figures:exact', 'audit:read']

/** An account that may do everything with victims, at work in the small world with agencies 1 to 3. */
export async function openSmallVictims(db: Database): Promise<Actor> {
  await withSql(db, { role: 'owner' }, async (sql) => {
    await loadSmallWorld(sql)
    await addOpenThings(sql)
    for (const statement of statements) await sql.query(statement)
  })
  await addAccount(db, { name: 'tester', scopes: everything, expiresInDays: 1 })
  const areas = { units: 'all', agencies: '' }
  return { access: { role: 'staff', accountId: '1', scopes: everything, areas }, requestId: 'test' }
}

/** Records a victim at an agency with what is sealed of them; gives the id. */
export function addVictim(
  db: Database,
  actor: Actor,
  agencyId: string,
  identity: IdentityFields,
  given: { sex?: string; originId?: string; homeUnitId?: string } = {},
): Promise<string> {
  return recordVictim(db, actor, {
    sex: 'FEMALE',
    homeUnitId: '8',
    victimClass: 'VN_VICTIM',
    exploitation: 'FORCED_LABOUR',
    destination: 'CAMBODIA',
    intakeChannel: 'RESCUED',
    reportedOn: '2025-08-01',
    agencyId,
    consents: [{ purpose: 'STATISTICS', givenOn: '2025-08-01' }],
    synthetic: true,
    identity,
    ...given,
  })
}
