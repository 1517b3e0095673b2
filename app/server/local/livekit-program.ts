import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dataFolder, projectRoot } from './project.ts'
import { runCommand } from './run-command.ts'
import { formatElapsed, type Log, reportProgress } from './steps.ts'

const moduleFolder = join(projectRoot, 'rooms/server')
const ownProgram = join(dataFolder, 'bin', process.platform === 'win32' ? 'livekit-server.exe' : 'livekit-server')

/**
 * A livekit-server of the version pinned in rooms/server/go.mod: the one on the PATH, the one made earlier, one built
 * with Go, or the project's release.
 *
 * @returns path of the program, or null when none can be had; the log says why.
 */
export async function findLivekitProgram(log: Log): Promise<string | null> {
  const wanted = await pinnedVersion()
  const installed = await versionOf('livekit-server')
  if (installed === wanted) return 'livekit-server'
  if (installed)
    log(`Media server: livekit-server ${installed} on the PATH is not the pinned ${wanted} and is not used`)
  if ((await versionOf(ownProgram)) === wanted) return ownProgram
  if ((await build(wanted, log)) || (await download(wanted, log))) return ownProgram
  return null
}

async function pinnedVersion(): Promise<string> {
  const text = await readFile(join(moduleFolder, 'go.mod'), 'utf8')
  const version = /github\.com\/livekit\/livekit-server v(\S+)/.exec(text)?.[1]
  if (!version) throw new Error('rooms/server/go.mod does not pin github.com/livekit/livekit-server')
  return version
}

async function versionOf(program: string): Promise<string | null> {
  const answer = await runCommand(program, ['--version']).catch(() => '')
  return /version (\S+)/.exec(answer)?.[1] ?? null
}

async function build(version: string, log: Log): Promise<boolean> {
  const go = await runCommand('go', ['version']).catch(() => null)
  if (go === null) {
    log('Media server: no Go on this machine to build it with')
    return false
  }
  const begin = performance.now()
  log(`Media server: building livekit-server ${version} once, about two minutes`)
  const stopReporting = reportProgress(log, 'Media server')
  const draft = `${ownProgram}.${process.pid}`
  try {
    await mkdir(join(dataFolder, 'bin'), { recursive: true })
    const args = [
      'build',
      '-trimpath',
      '-buildvcs=false',
      '-ldflags=-s -w',
      '-o',
      draft,
      'github.com/livekit/livekit-server/cmd/server',
    ]
    await runCommand('go', args, { cwd: moduleFolder, env: { ...process.env, CGO_ENABLED: '0' } })
    await rename(draft, ownProgram)
    log(`Media server: built (${formatElapsed(performance.now() - begin)})`)
    return true
  } catch (error) {
    log(`Media server: Go could not build it: ${(error as Error).message}`)
    return false
  } finally {
    stopReporting()
    await rm(draft, { force: true })
  }
}

/** The release is compared with the checksum file published beside it, which is read over the same trusted connection. */
async function download(version: string, log: Log): Promise<boolean> {
  const archive = archiveName(version)
  if (!archive) {
    log(`Media server: there is no release for ${process.platform}-${process.arch}`)
    return false
  }
  const begin = performance.now()
  const base = `https://github.com/livekit/livekit/releases/download/v${version}`
  const folder = await mkdtemp(join(tmpdir(), 'livekit-'))
  log(`Media server: downloading ${base}/${archive}`)
  try {
    const checksums = (await fetchFile(`${base}/checksums.txt`)).toString('utf8')
    const content = await fetchFile(`${base}/${archive}`)
    verifyChecksum(content, archive, checksums)
    await writeFile(join(folder, archive), content)
    await runCommand('tar', ['-xf', archive], { cwd: folder })
    await mkdir(join(dataFolder, 'bin'), { recursive: true })
    const draft = `${ownProgram}.${process.pid}`
    await writeFile(
      draft,
      await readFile(join(folder, process.platform === 'win32' ? 'livekit-server.exe' : 'livekit-server')),
    )
    await chmod(draft, 0o755)
    await rename(draft, ownProgram)
    log(`Media server: downloaded and verified (${formatElapsed(performance.now() - begin)})`)
    return existsSync(ownProgram)
  } catch (error) {
    log(`Media server: the release cannot be had: ${(error as Error).message}`)
    return false
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** @throws Error when `checksums` (lines of `sha256  name`) has no entry for the name or another sum. */
export function verifyChecksum(content: Buffer, name: string, checksums: string): void {
  const line = checksums.split('\n').find((entry) => entry.trim().split(/\s+\*?/)[1] === name)
  if (!line) throw new Error(`no checksum is published for ${name}`)
  const sum = createHash('sha256').update(content).digest('hex')
  if (sum !== line.trim().split(/\s+/)[0]) throw new Error(`the checksum of ${name} is not the published one`)
}

function archiveName(version: string): string | null {
  const architecture = { x64: 'amd64', arm64: 'arm64' }[process.arch as string]
  if (!architecture) return null
  if (process.platform === 'linux') return `livekit_${version}_linux_${architecture}.tar.gz`
  if (process.platform === 'win32') return `livekit_${version}_windows_${architecture}.zip`
  return null
}

async function fetchFile(url: string): Promise<Buffer> {
  const response = await fetch(url, { signal: AbortSignal.timeout(180_000) })
  if (!response.ok) throw new Error(`${url} answered ${response.status}`)
  return Buffer.from(await response.arrayBuffer())
}
