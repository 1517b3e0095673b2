import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { canInstallPackages, installPackages } from './debian-package.ts'
import { runCommand } from './run-command.ts'
import { formatElapsed, type Log } from './steps.ts'

const installedPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/**
 * Path of a Chromium for the end-to-end tests: CHROMIUM_PATH, one that is installed, Playwright's own, or the
 * distribution's package (as root on Debian).
 *
 * @throws Error that says what to do when none can be had.
 */
export async function findChromium({ log }: { log: Log }): Promise<string> {
  const wanted = process.env['CHROMIUM_PATH']
  if (wanted) {
    if (!existsSync(wanted)) throw new Error(`CHROMIUM_PATH is ${wanted}, but there is no such file`)
    return wanted
  }
  const installed = findInstalledChromium()
  if (installed) return installed
  const brought = (await playwrightChromium()) ?? (await downloadWithPlaywright(log))
  if (brought) return brought
  if (await canInstallPackages()) {
    await installPackages(['chromium'], log)
    const fresh = findInstalledChromium()
    if (fresh) return fresh
  }
  throw new Error('No Chromium found for the end-to-end tests: install one, or set CHROMIUM_PATH to its program file')
}

/** A Chromium or Chrome that is installed on this machine, without installing one. */
export function findInstalledChromium(): string | null {
  return installedPlaces.find((place) => existsSync(place)) ?? null
}

async function playwrightChromium(): Promise<string | null> {
  const { chromium } = await import('@playwright/test')
  const path = chromium.executablePath()
  return existsSync(path) ? path : null
}

async function downloadWithPlaywright(log: Log): Promise<string | null> {
  const begin = performance.now()
  const cli = join(dirname(createRequire(import.meta.url).resolve('@playwright/test/package.json')), 'cli.js')
  log("Chromium: trying Playwright's own")
  // The libraries it needs come from the distribution, which asks for root.
  const dependencies = process.getuid?.() === 0 ? ['--with-deps'] : []
  try {
    // Playwright retries for minutes where its download host cannot be reached, so the wait has a limit.
    await runCommand(process.execPath, [cli, 'install', ...dependencies, 'chromium'], {
      env: { ...process.env, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '15000' },
    })
    return await playwrightChromium()
  } catch {
    log(`Chromium: Playwright's own cannot be downloaded here (${formatElapsed(performance.now() - begin)})`)
    return null
  }
}
