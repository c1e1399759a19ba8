import {
  type GraphQLArgument,
  type GraphQLInputField,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql'
import { expect, test } from 'vitest'
import { builder } from './builder.ts'
import { schema } from './index.ts'
import { allScopes } from './scope.ts'

const types = Object.values(schema.getTypeMap()).filter(
  (type) => !type.name.startsWith('__') && !isSpecifiedScalarType(type),
)

interface Described {
  readonly at: string
  readonly description: string | null | undefined
}

function argumentsOf(at: string, list: readonly (GraphQLArgument | GraphQLInputField)[]): Described[] {
  return list.map(({ name, description }) => ({ at: `${at}.${name}`, description }))
}

/** Everything of the contract that a description belongs to. */
const everything: Described[] = types.flatMap((type) => {
  const own: Described[] = [{ at: type.name, description: type.description }]
  if (isEnumType(type)) {
    return own.concat(type.getValues().map(({ name, description }) => ({ at: `${type.name}.${name}`, description })))
  }
  if (isInputObjectType(type)) return own.concat(argumentsOf(type.name, Object.values(type.getFields())))
  if (!isObjectType(type) && !isInterfaceType(type)) return own
  return own.concat(
    Object.values(type.getFields()).flatMap((field) => {
      const at = `${type.name}.${field.name}`
      return [{ at, description: field.description }, ...argumentsOf(at, field.args)]
    }),
  )
})

test('every type, field, argument and value is described', () => {
  expect(everything.length).toBeGreaterThan(500)
  expect(everything.filter(({ description }) => !description?.trim()).map(({ at }) => at)).toEqual([])
})

test('a description of a field says more than its name', () => {
  const values = new Set(types.filter(isEnumType).map(({ name }) => name))
  const thin = everything.filter(({ at, description }) => {
    const [type = '', name = type] = at.split('.')
    return !values.has(type) && (description ?? '').replace(/\W/g, '').toLowerCase() === name.toLowerCase()
  })
  expect(thin.map(({ at }) => at)).toEqual([])
})

/** What everybody may ask, by name. */
const openQueries = [
  'adminUnit',
  'adminUnits',
  'agencies',
  'alertRules',
  'alerts',
  'areaFigures',
  'briefings',
  'campaignCoverage',
  'campaignEventClusters',
  'campaignEvents',
  'campaigns',
  'catchment',
  'checkText',
  'codes',
  'compareUnits',
  'directives',
  'figureSeries',
  'figures',
  'foreignResidentAreas',
  'hotspots',
  'industrialParks',
  'keyRoutes',
  'layers',
  'legalClocks',
  'metrics',
  'node',
  'nodes',
  'pilotModels',
  'release',
  'reportingEffort',
  'search',
  'sources',
  'targetProgress',
  'timeMarks',
  'viewer',
  'workerHousingAreas',
]

interface FieldOptions {
  readonly authScopes?: unknown
}

test('every root field says who may use it, and no more is open than is meant to be', () => {
  const open: string[] = []
  for (const root of [schema.getQueryType(), schema.getMutationType()]) {
    if (!root) continue
    for (const [name, field] of builder.configStore.getFields(root.name)) {
      const { authScopes } = field.pothosOptions as FieldOptions
      const at = `${root.name}.${name}`
      expect(authScopes, at).toBeTypeOf('object')
      const {
        public: isPublic,
        scope,
        session,
        ...rest
      } = authScopes as {
        public?: true
        scope?: string
        session?: string
      }
      expect(rest, at).toEqual({})
      if (isPublic) open.push(at)
      else if (session === undefined) expect(allScopes, at).toContain(scope)
      else expect([at, ['PASSWORD', 'FULL']], at).toEqual([at, expect.arrayContaining([session])])
      expect(
        [isPublic, scope, session].filter((one) => one !== undefined),
        at,
      ).toHaveLength(1)
    }
  }
  expect(open.filter((at) => at.startsWith('Mutation')).sort()).toEqual(
    ['completeSignIn', 'followUpTip', 'signIn', 'signInByLink', 'signOut', 'submitTip'].map(
      (name) => `Mutation.${name}`,
    ),
  )
  expect(open.filter((at) => at.startsWith('Query')).sort()).toEqual(openQueries.map((name) => `Query.${name}`))
})

test('no list field of the contract holds nulls but `nodes`', () => {
  const holes = types.filter(isObjectType).flatMap((type) =>
    Object.values(type.getFields())
      .filter((field) => /[^!]\]/.test(String(field.type)))
      .map((field) => `${type.name}.${field.name}`),
  )
  expect(holes).toEqual(['Query.nodes'])
})
