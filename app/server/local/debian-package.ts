import { chmod, stat, unlink, writeFile } from 'node:fs/promises'
import { runCommand } from './run-command.ts'
import { formatElapsed, type Log, reportProgress } from './steps.ts'

const policyFile = '/usr/sbin/policy-rc.d'

/** Whether this process may install packages of the distribution: root on Debian or a relative of it. */
export async function canInstallPackages(): Promise<boolean> {
  return process.getuid?.() === 0 && (await exists('/etc/debian_version')) && (await exists('/usr/bin/apt-get'))
}

/**
 * Installs packages of the distribution without starting their services.
 *
 * @throws Error when apt-get refuses; the message holds its last lines.
 */
export async function installPackages(names: string[], log: Log): Promise<void> {
  const begin = performance.now()
  const label = `apt-get install ${names.join(' ')}`
  log(`${label}: started`)
  const stopReporting = reportProgress(log, label)
  const forbidsServices = await forbidServiceStart()
  try {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    // Another apt run on the machine holds the lock for minutes at most; waiting is kinder than failing.
    const lock = ['-o', 'DPkg::Lock::Timeout=300', '-o', 'APT::Get::Lock::Timeout=300']
    await runCommand('apt-get', [...lock, 'update', '-qq'], { env })
    await runCommand('apt-get', [...lock, 'install', '-y', '-qq', '--no-install-recommends', ...names], { env })
    log(`${label}: done (${formatElapsed(performance.now() - begin)})`)
  } finally {
    stopReporting()
    if (forbidsServices) await unlink(policyFile)
  }
}

/** Debian asks this script before a package's service is started; 101 means no. Leaves an existing policy alone. */
async function forbidServiceStart(): Promise<boolean> {
  if (await exists(policyFile)) return false
  await writeFile(policyFile, '#!/bin/sh\nexit 101\n')
  await chmod(policyFile, 0o755)
  return true
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}
