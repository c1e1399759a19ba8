import { recordStatements } from '@hub/prisma/test-statement'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../kit/app.ts'
import { testKinds } from '../kit/database.ts'

interface TypeRef {
  readonly name: string | null
  readonly kind: string
  readonly ofType: TypeRef | null
}
type Field = { readonly name: string; readonly type: TypeRef }
type Row = { readonly id: string } & Readonly<Record<string, unknown>>

const named = (type: TypeRef): TypeRef => (type.ofType ? named(type.ofType) : type)
const lists = { Tip: 'tips', Case: 'cases', Victim: 'victims' } as const

describe.each(testKinds)('columns of records on the %s database', (kind) => {
  let app: TestApp
  let token: string
  beforeAll(async () => {
    app = await testApp(kind)
    token = await app.token('records:read', 'identity:open')
  })
  afterAll(() => app.close())

  test.each(Object.entries(lists))(
    'every field of %s tells the same asked for alone as with all others',
    async (type, list) => {
      const { __type } = await app.query<{ __type: { fields: Field[] } }>(
        `{ __type(name: "${type}") { fields { name type { name kind ofType { name kind ofType { name kind ofType { name kind ofType { name kind } } } } } } } }`,
      )
      const asked = __type.fields.map(({ name, type }) =>
        named(type).kind === 'OBJECT'
          ? `${name} { __typename ${name === 'case' || name === 'ring' ? 'code' : ''} }`
          : name,
      )
      const { nodes } = (
        await app.query<Record<string, { nodes: Row[] }>>(
          `{ ${list}(first: 20) { nodes { ${asked.join(' ')} } } }`,
          {},
          token,
        )
      )[list] ?? { nodes: [] }
      expect(nodes).toHaveLength(20)
      for (const [index, field] of asked.entries()) {
        const alone = await app.query<Record<string, { edges: { node: Row }[] }>>(
          `query { ${list}(first: 20) { edges { ...edge } } } fragment edge on ${type}Edge { node { ... on ${type} { ${field} } } }`,
          {},
          token,
        )
        const name = __type.fields[index]?.name ?? ''
        expect(
          alone[list]?.edges.map(({ node }) => node[name]),
          name,
        ).toEqual(nodes.map((row) => row[name]))
      }
    },
  )

  test('what nobody asked for is not loaded', async () => {
    const statements = await recordStatements(() =>
      app.query('{ tips(first: 3) { nodes { receivedAt unit { nameVi } } } }', {}, token),
    )
    const page = statements.find((text) => text.includes('from tip t'))
    expect(page).toContain('t.received_at')
    expect(page).not.toMatch(/t\.summary|t\.point|criminal_case/)
  })
})
