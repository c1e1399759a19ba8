import { rm } from 'node:fs/promises'
import { withSql } from '@hub/prisma/access'
import { loadReference } from '@hub/prisma/reference/load'
import { freshDatabase, freshFolder, type TestDatabase } from '@hub/prisma/test-database'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runCommand } from '../command.ts'
import { readConfig } from '../config.ts'

let made: TestDatabase
let dataDir: string
const asOwner = (text: string) => withSql(made.db, { role: 'owner' }, (sql) => sql.query(text))

beforeAll(async () => {
  dataDir = await freshFolder()
  made = await freshDatabase('embedded')
  await withSql(made.db, { role: 'owner' }, (sql) => loadReference(sql))
  await asOwner(
    `insert into tip (province_code, origin, origin_id, kind, channel, received_at, unit_id, place_precision, topic, status, synthetic)
     select '24', 'test', n, 'TIN_BAO', 'PHONE', '2026-03-05 08:00+07', (select min(id) from admin_unit where scheme = '24' and level = 'COMMUNE'), 'COMMUNE', 'OTHER', 'RECEIVED', true
     from generate_series(1, 3) n`,
  )
}, 180_000)
afterAll(async () => {
  await made?.drop()
  await rm(dataDir, { recursive: true })
})

async function hub(...argv: string[]) {
  const lines: string[] = []
  const io = { out: (line: string) => lines.push(line), err: (line: string) => lines.push(line), progress: () => {} }
  const config = readConfig({ HUB_DATA_DIR: dataDir, HUB_SECRET: 'a secret of a hub that is being tested' }, dataDir)
  const code = await runCommand({ config, cwd: dataDir, io, db: made.db }, argv)
  return { code, text: lines.join('\n') }
}

test('a sum that is not what the rows say is found, told by the doctor, and made anew when asked for', async () => {
  const whole = { code: 0, text: 'The sums of 12 metrics are what the rows say.' }
  expect(await hub('sums', 'verify')).toEqual(whole)
  await asOwner(`update fact_sum set facts = 4 where metric_id = 'tips_received'`)
  const wrong = 'tips_received: the sums of 1 units and periods are not what the rows say.'
  expect(await hub('sums', 'verify')).toMatchObject({ code: 1, text: expect.stringContaining(wrong) })
  expect((await hub('doctor')).text).toContain('FAULT sums: not what the rows say: tips_received.')
  expect(await hub('sums', 'verify', '--repair')).toEqual({
    code: 0,
    text: `${wrong}\nThey were made anew and are now.`,
  })
  expect(await hub('sums', 'verify')).toEqual(whole)
})
