export interface OperationResult {
  readonly name: string
  /** Requests a second. */
  readonly hub: number
  readonly postgraphile: number
  readonly floor: number
}
export interface TileResult {
  readonly name: string
  /** Requests a second without and with the cache; transactions a second of the bare query. */
  readonly cold: number
  readonly warm: number
  readonly floor: number
}
export interface Results {
  readonly operations: readonly OperationResult[]
  readonly tiles: readonly TileResult[]
  readonly memoryMb: number
  readonly embeddedMemoryMb: number
  /** Entries of the audit log that are checked in a second. */
  readonly auditRate: number
  readonly machine: string
  readonly versions: string
  readonly tips: number
  readonly date: string
}

const times = (a: number, b: number) => `${(a / b).toFixed(2)}×`
const whole = (value: number) => value.toFixed(0)

/** The table of one run. Ratios are between peers of the same run on the same machine; single numbers mean little elsewhere. */
export function report(results: Results): string {
  const operationRows = results.operations.map(
    ({ name, hub, postgraphile, floor }) =>
      `| ${name} | ${whole(hub)} | ${whole(postgraphile)} | ${whole(floor)} | ${times(hub, postgraphile)} | ${times(hub, floor)} |`,
  )
  const tileRows = results.tiles.map(
    ({ name, cold, warm, floor }) =>
      `| ${name} | ${whole(cold)} | ${whole(floor)} | ${times(cold, floor)} | ${whole(warm)} | ${times(warm, cold)} |`,
  )
  return `# Benchmark

Made by \`pnpm bench\` on ${results.date}; ${results.machine}; ${results.versions}; ${results.tips.toLocaleString('en-GB')} tips.
Server, database and load share the machine. Each number is the median of three turns of three seconds, taken in turn with its rivals;
before them each operation has a turn that does not count.

## Operations, requests a second at 16 connections

The rival is PostGraphile 4 on the same database, given the same SQL as functions for aggregates, and no access rules. The floor is
a bare route that runs one prepared statement. The hub keeps public answers until the next release: of the public operations, all but
the first answer of a question come from its memory, as in production. The first operation reads live rows under an account, and the hub writes an audit
entry for each: neither rival does.

| operation | hub | PostGraphile | floor | hub / PostGraphile | hub / floor |
|---|---:|---:|---:|---:|---:|
${operationRows.join('\n')}

## Tiles, requests a second on one connection

Cold: no cache, the query runs and its answer is compressed. Floor: pgbench with the bare query, prepared.

| tile | cold | pgbench | cold / pgbench | warm | warm / cold |
|---|---:|---:|---:|---:|---:|
${tileRows.join('\n')}

## Audit log

\`hub audit verify\` makes the hash of every entry anew and checks ${whole(results.auditRate)} entries a second.

## Memory, resident

| server on | MB |
|---|---:|
| PostgreSQL, after the run | ${results.memoryMb} |
| its embedded database, just started with the demonstration set | ${results.embeddedMemoryMb} |
`
}
