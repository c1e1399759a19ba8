// What is generated and never committed: the Prisma client, the types of the web's operations, the web pages.
// Each step is done again only when its inputs changed, which a hash of their contents tells.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** Every file below a folder, sorted, but for what is generated or installed. */
function filesBelow(folder) {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !['node_modules', 'dist', 'gql', 'generated', 'picture'].includes(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(join(folder, entry.name)) : [join(folder, entry.name)]))
    .filter((file) => !file.endsWith('.test.ts') && !file.endsWith('.test.tsx'))
}

const at = (...parts) => join(root, ...parts)
const binary = (folder, name) => at(folder, 'node_modules', '.bin', name)

const steps = [
  {
    name: 'database client',
    web: false,
    inputs: () => [at('prisma/schema.prisma'), at('prisma/generate.mjs'), at('prisma/package.json')],
    output: at('prisma/generated/client.ts'),
    run: () => execute(process.execPath, [at('prisma/generate.mjs')], at('prisma')),
  },
  {
    name: 'types of the web client',
    web: true,
    inputs: () => [at('schema/schema.graphql'), at('web/codegen.ts'), ...filesBelow(at('web/src'))],
    output: at('web/src/gql/graphql.ts'),
    run: () => execute(binary('web', 'graphql-codegen'), ['--config', 'codegen.ts'], at('web')),
  },
  {
    name: 'web pages',
    web: true,
    inputs: () => [
      at('schema/schema.graphql'),
      at('pnpm-lock.yaml'),
      ...filesBelow(at('web')),
      ...filesBelow(at('schema/contract')),
      ...filesBelow(at('schema/analysis')),
    ],
    output: at('web/dist/index.html'),
    run: () => execute(binary('web', 'vite'), ['build', '--logLevel', 'warn'], at('web')),
  },
]

function execute(command, args, cwd) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NODE_NO_WARNINGS: '1' },
    })
    let said = ''
    child.stdout.on('data', (chunk) => (said += chunk))
    child.stderr.on('data', (chunk) => (said += chunk))
    child.on('error', reject)
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(said.trim()))))
  })
}

function digest(files) {
  const hash = createHash('sha256')
  for (const file of files) hash.update(file.slice(root.length)).update(readFileSync(file))
  return hash.digest('hex')
}

/** Does the steps whose inputs changed. Exits with 1, saying which step failed and how, when one fails. */
export async function build({ web, say }) {
  const stampFile = at('node_modules', '.hub-build.json')
  let stamps = {}
  try {
    stamps = JSON.parse(readFileSync(stampFile, 'utf8'))
  } catch {} // no stamp yet, or half of one: everything is built
  for (const step of steps) {
    if (step.web && !web) continue
    const now = digest(step.inputs())
    if (stamps[step.name] === now && existsSync(step.output)) continue
    const begun = performance.now()
    try {
      await step.run()
    } catch (error) {
      console.error(`Building the ${step.name} failed:\n${error.message}`)
      process.exit(1)
    }
    stamps[step.name] = now
    mkdirSync(dirname(stampFile), { recursive: true })
    writeFileSync(stampFile, JSON.stringify(stamps, null, 2))
    say(`  built ${step.name} (${((performance.now() - begun) / 1000).toFixed(1)} s)`)
  }
}
