import { existsSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { findFreePorts } from '#app/server/local/ports.ts'
import { type Service, startService, waitUntilReady } from '#app/server/local/processes.ts'
import { dataFolder } from '#app/server/local/project.ts'
import { runCommand } from '#app/server/local/run-command.ts'
import type { Log } from '#app/server/local/steps.ts'

/** Radicale (GPL-3.0, a program of its own beside the tests) and the versions of everything it brings. */
const VERSION = '3.9.0'
const REQUIREMENTS = [
  `radicale==${VERSION}`,
  'certifi==2026.10.19.post1',
  'charset-normalizer==3.5.2',
  'defusedxml==0.7.1',
  'idna==3.20',
  'libpass==1.9.4',
  'pika==1.4.4',
  'python-dateutil==4.0.0',
  'pytz==2026.6',
  'requests==2.34.2',
  'six==1.17.0',
  'tzdata==2026.6',
  'urllib3==2.8.0',
  'vobject==0.9.9',
]

export type CalendarServer = {
  /** Of the account `kim`, with a slash at the end. */
  url: string
  username: string
  password: string
  stop(): Promise<void>
  start(): Promise<void>
}

/**
 * Folder with Radicale's packages under `.data/test`, installed there by pip the first time.
 *
 * @throws Error that says what is missing: Python 3 with pip, or the way to its package registry.
 */
export async function bringRadicale(log: Log): Promise<string> {
  const folder = join(dataFolder, 'test', `radicale-${VERSION}`)
  if (existsSync(folder)) return folder
  const python = await findPython()
  const draft = `${folder}-${process.pid}`
  await mkdir(draft, { recursive: true })
  log(`Radicale ${VERSION}: installing for the tests of calendars`)
  const options = [
    '--quiet',
    '--disable-pip-version-check',
    '--no-input',
    '--no-deps',
    '--no-warn-script-location',
    '--root-user-action=ignore',
  ]
  try {
    await runCommand(python, ['-m', 'pip', 'install', ...options, '--target', draft, ...REQUIREMENTS])
  } catch (error) {
    await rm(draft, { recursive: true, force: true })
    throw new Error(
      `The CalDAV server for tests could not be installed with ${python} -m pip: ${(error as Error).message}`,
    )
  }
  // Test files run in several processes; whoever is first wins.
  await rename(draft, folder).catch(() => rm(draft, { recursive: true, force: true }))
  return folder
}

/** A CalDAV server of its own with one account, gone afterwards. */
export async function startRadicale(log: Log): Promise<CalendarServer> {
  const [packages, python, ports] = [await bringRadicale(log), await findPython(), await findFreePorts()]
  const port = ports.app
  const folder = join(dataFolder, 'test', `radicale-${process.pid}-${port}`)
  const account = { username: 'kim', password: 'Probe:2027 ä' }
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'users'), `${account.username}:${account.password}\n`)
  await writeFile(join(folder, 'config'), configOf(folder, port))
  const logFile = join(dataFolder, 'logs', 'test-radicale.log')
  let service: Service | null = null
  const start = async () => {
    service = startService({
      name: `radicale-${port}`,
      command: python,
      args: ['-m', 'radicale', '--config', join(folder, 'config')],
      env: { ...process.env, PYTHONPATH: packages, PYTHONDONTWRITEBYTECODE: '1' },
      output: { file: logFile },
      folder,
    })
    const isReady = async () => (await fetch(`http://127.0.0.1:${port}/.web/`)).status > 0
    await waitUntilReady(service, isReady, { timeout: 30_000, logFile })
  }
  await start()
  return {
    url: `http://127.0.0.1:${port}/kim/`,
    ...account,
    start,
    async stop() {
      await service?.stop()
      service = null
    },
  }
}

async function findPython(): Promise<string> {
  for (const command of ['python3', 'python']) {
    const found = await runCommand(command, ['-m', 'pip', '--version']).catch(() => null)
    if (found?.includes('python 3')) return command
  }
  throw new Error(
    'The tests of calendars need a CalDAV server, which is installed with Python 3 and pip: python3 -m pip was not found',
  )
}

function configOf(folder: string, port: number): string {
  return `[server]
hosts = 127.0.0.1:${port}
[auth]
type = htpasswd
htpasswd_filename = ${join(folder, 'users')}
htpasswd_encryption = plain
delay = 0
[rights]
type = owner_only
[storage]
filesystem_folder = ${join(folder, 'collections')}
[logging]
level = warning
`
}
