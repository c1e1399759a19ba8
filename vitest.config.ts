import { defineConfig } from 'vitest/config'
import { LongFirst } from './test/kit/long-first.ts'

// graphql comes as two builds; every package must get the one that Node itself would load, or its types are not each other's.
const alias = [{ find: /^graphql$/, replacement: 'graphql/index.js' }]
const timeouts = { testTimeout: 60_000, hookTimeout: 180_000 }
const installed = ['**/node_modules/**', '**/dist/**']

export default defineConfig({
  test: {
    globalSetup: 'test/kit/global-setup.ts',
    // Each worker opens databases of its own, and one takes hundreds of megabytes.
    maxWorkers: 2,
    sequence: { sequencer: LongFirst },
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          include: ['{prisma,schema,server,web,test}/**/*.test.{ts,tsx}'],
          exclude: [...installed, 'test/e2e/**'],
          ...timeouts,
        },
      },
      {
        resolve: { alias },
        // One browser at a time: two would wait for each other's software rendering.
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.spec.ts'],
          fileParallelism: false,
          // What a page does some time after it was asked to is polled for, as patiently as a slow machine needs.
          expect: { poll: { timeout: 30_000, interval: 100 } },
          ...timeouts,
          testTimeout: 180_000,
        },
      },
    ],
  },
})
