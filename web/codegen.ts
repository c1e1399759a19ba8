import type { CodegenConfig } from '@graphql-codegen/cli'

/** Types every document of src/ from the printed schema. Documents become plain text, so the page carries no GraphQL parser. */
const config: CodegenConfig = {
  schema: '../schema/schema.graphql',
  documents: ['src/**/*.{ts,tsx}', '!src/gql/**', '!src/graphiql/**'],
  ignoreNoDocuments: true,
  generates: {
    'src/gql/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        documentMode: 'string',
        enumsAsTypes: true,
        useTypeImports: true,
        skipTypename: true,
        avoidOptionals: { field: true, inputValue: false, object: false, defaultValue: false },
        strictScalars: true,
        defaultScalarType: 'unknown',
        scalars: {
          Date: 'string',
          DateTime: 'string',
          JSON: 'unknown',
          GeoJSON: { input: 'GeoJSON.Geometry', output: 'GeoJSON.Geometry' },
        },
      },
    },
  },
}
export default config
