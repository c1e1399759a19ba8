import { createHash } from 'node:crypto'
import type { Sql } from '../access.ts'

/** What is said of an imported file at /sources. */
export interface SourceWords {
  readonly fileName: string
  readonly what: readonly [vi: string, en: string]
  readonly publisher?: string | undefined
  readonly licence?: string | undefined
  readonly synthetic: boolean
}

/** Records an imported file as a source of its own and returns the id; the same file is the same source. */
export async function addSource(sql: Sql, file: Uint8Array | string, words: SourceWords): Promise<string> {
  const id = `import-${createHash('sha256').update(file).digest('hex').slice(0, 12)}`
  const [vi, en] = words.what
  const publisher = words.publisher ?? words.fileName
  await sql.query(
    `insert into source (id, title_vi, title_en, publisher, licence, attribution, retrieved_on, kind)
     values ($1, $2, $3, $4, $5, $4, hub_day(now()), $6)
     on conflict (id) do update set publisher = excluded.publisher, licence = excluded.licence, attribution = excluded.attribution`,
    [
      id,
      `${vi} (tệp ${words.fileName})`,
      `${en} (file ${words.fileName})`,
      publisher,
      words.licence ?? 'Do đơn vị cung cấp / as given by the provider',
      words.synthetic ? 'SYNTHETIC' : 'REAL',
    ],
  )
  return id
}
