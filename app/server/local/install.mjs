// Installs the locked dependencies, unless they are in place. Plain JavaScript without packages: it runs first, on
// whatever Node.js the machine has; afterwards npm finds the project's own Node.js in node_modules/.bin. The scripts of package.json
// call it through `npm run`, never as `node … && node …`: a shell may remember where it found `node` the first time.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '../../..')
const modules = join(root, 'node_modules')
const stampFile = join(modules, '.sprechzeit-install')
const lockText = readFileSync(join(root, 'package-lock.json'))
const wanted = `${createHash('sha256').update(lockText).digest('hex')} ${process.platform}-${process.arch}`

if (read(stampFile) !== wanted) {
  if (!matchesLock()) await install()
  requireNode()
  writeFileSync(stampFile, wanted)
}

/** Whether npm's own record of what it installed agrees with the lock file, as after a plain `npm install`. */
function matchesLock() {
  const text = read(join(modules, '.package-lock.json'))
  if (text === null) return false
  const lock = JSON.parse(lockText.toString('utf8')).packages
  const installed = JSON.parse(text).packages
  return Object.entries(lock).every(([path, entry]) => {
    if (path === '' || entry.link) return true
    return installed[path]
      ? installed[path].version === entry.version
      : entry.optional || entry.devOptional || entry.peer
  })
}

async function install() {
  const begin = Date.now()
  console.log('Installing the locked packages (npm ci); the first time takes one to three minutes')
  const timer = setInterval(() => console.log(`  still installing, ${seconds(begin)}`), 10_000)
  const code = await runNpm([
    'ci',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
    '--include=dev',
    '--include=optional',
  ])
  clearInterval(timer)
  if (code !== 0)
    fail(`npm ci ended with ${code}. The lines above say why; a second try continues where packages are cached.`)
  console.log(`Packages installed (${seconds(begin)})`)
}

/** npm tells its scripts where it lies; started by hand, the one on the PATH is taken. */
function runNpm(args) {
  const npm = process.env.npm_execpath
  const isScript = npm && /\.c?js$/.test(npm)
  const child = isScript
    ? spawn(process.execPath, [npm, ...args], { cwd: root, stdio: 'inherit' })
    : spawn('npm', args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' })
  return new Promise((resolve) => {
    child.once('error', () => resolve('an error: npm was not found'))
    child.once('exit', (code, signal) => resolve(signal || code))
  })
}

/** The servers and scripts are TypeScript that Node.js 26 runs as it is. */
function requireNode() {
  const own = join(modules, '.bin', process.platform === 'win32' ? 'node.cmd' : 'node')
  const answer = existsSync(own)
    ? spawnSync(own, ['--version'], { encoding: 'utf8', shell: process.platform === 'win32' })
    : null
  const version = answer?.status === 0 ? answer.stdout.trim() : process.version
  if (Number.parseInt(version.slice(1), 10) >= 26) return
  fail(
    `Sprechzeit needs Node.js 26. Its package for ${process.platform}-${process.arch} is not available or does not run here, ` +
      `and this machine has ${process.version}. Install Node.js 26 from https://nodejs.org and start again.`,
  )
}

function read(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

function seconds(begin) {
  return `${Math.round((Date.now() - begin) / 1000)} s`
}

function fail(message) {
  console.error(message)
  process.exit(1)
}
