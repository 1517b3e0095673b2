import { existsSync, readdirSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { canInstallPackages, installPackages } from './debian-package.ts'
import { assertPortFree } from './ports.ts'
import { startService, waitUntilReady } from './processes.ts'
import type { Log } from './steps.ts'

export type ScannerOptions = {
  port: number
  /** Holds the configuration, the test signatures and the log. */
  dataDir: string
  log: Log
  /** Tests want the same answer on every machine, and start in a moment. */
  testSignatures?: boolean
}

export type RunningScanner = {
  /** `host:port`, or the path of a Unix socket. */
  address: string
  signatures: 'freshclam' | 'test only' | 'external'
  detail: string
  stop(): Promise<void>
}

const places = ['/usr/sbin/clamd', '/usr/local/sbin/clamd', '/usr/bin/clamd', '/opt/homebrew/sbin/clamd']
const freshclamFolder = '/var/lib/clamav'

/**
 * The scanner at CLAMD_ADDRESS, else clamd as installed, else (as root on Debian) from the distribution.
 *
 * @returns null when none can be had: uploads are then kept unopened as "not checked yet".
 */
export async function startScanner(options: ScannerOptions): Promise<RunningScanner | null> {
  const given = process.env['CLAMD_ADDRESS']
  if (given) return { address: given, signatures: 'external', detail: 'CLAMD_ADDRESS', stop: async () => undefined }
  const program = await findScannerProgram(options.log)
  if (!program) return null
  await assertPortFree('clamd', options.port)
  const official = !options.testSignatures && hasOfficialSignatures()
  const folder = join(options.dataDir, `clamd-${options.port}`)
  await mkdir(join(folder, 'database'), { recursive: true })
  if (!official) await writeFile(join(folder, 'database/local.ndb'), `${testSignature()}\n`)
  const configFile = join(folder, 'clamd.conf')
  await writeFile(configFile, clamdConfig(official ? freshclamFolder : join(folder, 'database'), options.port))
  const logFile = join(options.dataDir, 'logs', 'clamd.log')
  const service = startService({
    name: `clamd-${options.port}`,
    command: program,
    args: ['-c', configFile],
    output: { file: logFile },
  })
  // The official signatures take tens of seconds to load.
  await waitUntilReady(service, () => answersPing(options.port), { timeout: official ? 180_000 : 20_000, logFile })
  const signatures = official ? 'freshclam' : 'test only'
  return { address: `127.0.0.1:${options.port}`, signatures, detail: `signatures: ${signatures}`, stop: service.stop }
}

/** Path of clamd, which is installed from the distribution first where that is possible; null when there is none. */
export async function findScannerProgram(log: Log): Promise<string | null> {
  const installed = places.find((place) => existsSync(place))
  if (installed) return installed
  if (!(await canInstallPackages())) {
    log('Virus scanner: no clamd on this machine; uploads will be kept as "not checked yet"')
    return null
  }
  try {
    await installPackages(['clamav-daemon'], log)
  } catch (error) {
    log(`Virus scanner: cannot be installed: ${(error as Error).message}`)
  }
  return places.find((place) => existsSync(place)) ?? null
}

function hasOfficialSignatures(): boolean {
  try {
    const files = readdirSync(freshclamFolder)
    return ['main', 'daily'].every((name) => files.includes(`${name}.cvd`) || files.includes(`${name}.cld`))
  } catch {
    return false
  }
}

/**
 * A signature for the EICAR test file (https://www.eicar.org/download-anti-malware-testfile/): type 0, offset 0, hex.
 * The text is put together here because a scanner on the developer's machine would take this file for it.
 */
function testSignature(): string {
  const text = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR', '-STANDARD-ANTIVIRUS-', 'TEST-FILE!$H+H*'].join('')
  return `Local.Eicar-Test:0:0:${Buffer.from(text, 'latin1').toString('hex')}`
}

function clamdConfig(database: string, port: number): string {
  const settings = {
    DatabaseDirectory: database,
    TCPSocket: port,
    TCPAddr: '127.0.0.1',
    Foreground: 'yes',
    // Uploads may have 20 MB; the reserve lets the server refuse what is larger with a message of its own.
    StreamMaxLength: '25M',
    MaxScanSize: '100M',
    MaxFileSize: '25M',
    AlertExceedsMax: 'yes',
    AlertEncrypted: 'yes',
    AlertOLE2Macros: 'yes',
    CommandReadTimeout: 10,
    ReadTimeout: 30,
    SelfCheck: 0,
    ...(process.getuid?.() === 0 ? { User: 'root' } : {}),
  }
  return Object.entries(settings)
    .map(([name, value]) => `${name} ${value}\n`)
    .join('')
}

function answersPing(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('zPING\0'))
    socket.setTimeout(5000, () => socket.destroy())
    socket.on('data', (data) => {
      resolve(data.toString().startsWith('PONG'))
      socket.destroy()
    })
    socket.on('error', () => resolve(false))
    socket.on('close', () => resolve(false))
  })
}
