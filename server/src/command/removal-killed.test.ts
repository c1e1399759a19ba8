import { spawn } from 'node:child_process'
import { hash } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { withSql } from '@hub/prisma/access'
import { useSecret } from '@hub/prisma/data/identity'
import { currentRelease, releaseStanding } from '@hub/prisma/data/release'
import { writeSetting } from '@hub/prisma/data/setting'
import { addVictim, openSmallVictims } from '@hub/prisma/data/small-victim'
import { identifyVictim } from '@hub/prisma/data/victim-write'
import { type Database, openDatabase } from '@hub/prisma/database'
import { referenceDigest } from '@hub/prisma/reference/digest'
import { publish } from '@hub/prisma/release/publish'
import { freshDataDir } from '@hub/prisma/test-database'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runCommand } from '../command.ts'
import { readConfig } from '../config.ts'

const settings = { HUB_SECRET: 'the secret of the hub in this test, long enough' }
const start = fileURLToPath(new URL('../../start.mjs', import.meta.url))
const prisma = fileURLToPath(new URL('../../../prisma/package.json', import.meta.url))

/**
 * The statement, counted from the one that removes the rows, with which the process dies: somewhere in the 240 that clear the files,
 * make the next release and end before it is shown. HUB_TEST_SEED tries another.
 */
const moment = 3 + (Number.parseInt(hash('sha256', process.env.HUB_TEST_SEED ?? 'a').slice(0, 8), 16) % 238)

/** Loaded into the process before the hub: kills it while that statement is on its way. */
const killer = (statements: number) => `
  import { createRequire } from 'node:module'
  const { Client } = createRequire(${JSON.stringify(prisma)})('pg')
  const query = Client.prototype.query
  let since = -1
  Client.prototype.query = function (...given) {
    const answer = query.apply(this, given)
    if (String(given[0]?.text ?? given[0]).includes('withdraw_person')) since = 0
    else if (since >= 0 && ++since === ${statements}) process.kill(process.pid, 'SIGKILL')
    return answer
  }`

let dataDir: string
let db: Database | undefined
let person = ''

const owner = { role: 'owner' } as const
const opened = async () => {
  db = await openDatabase({ dataDir })
  useSecret(db, settings.HUB_SECRET)
  return db
}
const ask = <Row extends object>(text: string) => withSql(db as Database, owner, (sql) => sql.query<Row>(text))

beforeAll(async () => {
  dataDir = await freshDataDir({ migrated: true })
  const first = await opened()
  const actor = await openSmallVictims(first)
  await withSql(first, owner, async (sql) => writeSetting(sql, 'reference', await referenceDigest()))
  for (let n = 0; n < 13; n++) {
    const id = await addVictim(first, actor, '1', { PAPER: `02719900${String(1000 + n)}` })
    await identifyVictim(first, actor, id, { status: 'CONFIRMED', on: '2025-09-01', evidence: ['A'] })
  }
  await publish(first)
  person = (await ask<{ pseudonym: string }>('select pseudonym from victim order by id limit 1'))[0]?.pseudonym ?? ''
  await first.close()
}, 120_000)
afterAll(async () => {
  await db?.close()
  await rm(dataDir, { recursive: true })
})

/** Runs `hub …` as a process of its own that is killed on its way; gives the signal that ended it. */
async function killed(statements: number, ...argv: string[]): Promise<NodeJS.Signals | null> {
  const child = spawn(process.execPath, [start, '--cli', ...argv], {
    env: {
      ...process.env,
      ...settings,
      HUB_DATA_DIR: dataDir,
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(killer(statements))}`,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  return await new Promise((resolve) => child.once('exit', (_code, signal) => resolve(signal)))
}

test('a removal whose process is killed on its way is finished by the next one, and no release tells of the person', async () => {
  expect(
    await killed(moment, 'person', 'remove', person, '--reason', 'Người đó đã rút lại sự đồng ý bằng văn bản'),
  ).toBe('SIGKILL')
  const next = await opened()
  expect(await ask('select from removal where finished_at is null')).toHaveLength(1)
  expect(await ask(`select from victim where pseudonym = '${person}'`)).toEqual([])
  const lines: string[] = []
  const io = { out: (line: string) => lines.push(line), err: (line: string) => lines.push(line), progress: () => {} }
  const config = readConfig({ ...settings, HUB_DATA_DIR: dataDir }, dataDir)
  await runCommand({ config, cwd: dataDir, io, db: next }, ['doctor'])
  expect(lines.join('\n')).toMatch(/interrupted and is finished now: releases taken back: 1; in force: release \d/)
  expect(await ask('select from removal where finished_at is null or rewritten_at is null')).toEqual([])
  expect(await releaseStanding(next, 1)).toMatchObject({ state: 'RETIRED' })
  const { no } = (await currentRelease(next)) ?? { no: 0 }
  expect(no).toBeGreaterThan(1)
  expect(
    await ask(`select value from release.figure f where release_no = ${no} and metric_id = 'victims_identified'`),
  ).toEqual([])
  expect(lines.join('\n')).toMatch(/ok +audit log/)
}, 60_000)
