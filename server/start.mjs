// The one way in: makes what is generated when it is stale, then runs the hub, a command of it, or just the build.
// Plain JavaScript, because it runs before anything is built.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `The hub needs Node.js 20.19 or newer; this is ${process.versions.node}. Install a newer one from nodejs.org.`,
  )
  process.exit(1)
}

const { build } = await import('./build.mjs')
const [mode, ...rest] = process.argv.slice(2)

if (mode === '--build') {
  await build({ web: true, say: console.log })
} else {
  const command = mode === '--cli'
  // A command prints only what it was asked for; building is told of on the other channel.
  await build({ web: !command && mode !== '--dev', say: command ? (line) => console.error(line) : console.log })
  // libraries skip checks of their own in production that only help who writes them
  process.env.NODE_ENV ??= mode === '--dev' ? 'development' : 'production'
  const { register } = await import('tsx/esm/api')
  register()
  if (command) {
    const { runCommandLine } = await import('./src/command-line.ts')
    process.exitCode = await runCommandLine(rest)
  } else {
    const { start } = await import('./src/main.ts')
    await start({ dev: mode === '--dev' })
  }
}
