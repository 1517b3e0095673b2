import type { Config } from '#app/lib/config.ts'
import type { Db } from '#prisma/sql.ts'
import { readVersion } from './read-version.server.ts'
import { mailHealth, type Part, scannerHealth, workerHealth } from './system-state.ts'

export type Probes = {
  /** Whether the media server answers and accepts our key; null when none is configured. */
  mediaServer: boolean | null
  /** What the scanner says about itself; null when it does not answer. */
  scannerVersion: string | null
}

/** A notice that is queued for longer has met a fault. */
const OVERDUE_MINUTES = 15
const MEGABYTE = 1024 * 1024

/** The parts of the installation as the administration page shows them. `probes` come from the parts themselves. */
export async function getSystemState(db: Db, config: Config, probes: Probes, now: Temporal.Instant): Promise<Part[]> {
  const [version, database, mail, workers] = await Promise.all([
    readVersion(),
    askDatabase(db),
    askMail(db, now),
    askWorkers(db),
  ])
  return [
    {
      key: 'app',
      health: config.clock ? 'warn' : 'ok',
      facts: [
        { kind: 'version', name: 'Sprechzeit', version },
        { kind: 'version', name: 'Node.js', version: process.versions.node },
        ...(config.clock ? [{ kind: 'moved_clock' } as const] : []),
      ],
    },
    {
      key: 'database',
      health: 'ok',
      facts: [
        { kind: 'version', name: 'PostgreSQL', version: database.version },
        { kind: 'megabytes', megabytes: database.megabytes },
        { kind: 'latency', milliseconds: database.milliseconds },
      ],
    },
    {
      key: 'media_server',
      health: probes.mediaServer === null ? 'off' : probes.mediaServer ? 'ok' : 'bad',
      facts: config.mediaServer
        ? [
            { kind: 'text', text: new URL(config.mediaServer.url).host },
            ...(probes.mediaServer ? [] : [{ kind: 'silent' } as const]),
          ]
        : [{ kind: 'absent' }],
    },
    {
      key: 'mail',
      health: mailHealth(mail),
      facts: [
        { kind: 'text', text: new URL(config.smtpUrl).host },
        { kind: 'sent', at: mail.lastSent?.toString() ?? null },
        ...(mail.queued > 0 ? [{ kind: 'queued', count: mail.queued } as const] : []),
        ...(mail.failed > 0 ? [{ kind: 'failed', count: mail.failed } as const] : []),
      ],
    },
    scannerPart(config, probes),
    {
      key: 'worker',
      health: workerHealth(
        workers.map(({ seenAt }) => seenAt),
        now,
      ),
      facts:
        workers.length > 0
          ? workers.map(({ name, seenAt }) => ({ kind: 'seen' as const, name, at: seenAt.toString() }))
          : [{ kind: 'silent' }],
    },
  ]
}

function scannerPart({ scanner }: Config, { scannerVersion }: Probes): Part {
  if (!scanner) return { key: 'scanner', health: scannerHealth(null), facts: [{ kind: 'absent' }] }
  const { signatures } = scanner
  return {
    key: 'scanner',
    health: scannerHealth({ signatures, answers: scannerVersion !== null }),
    facts: [
      scannerVersion ? { kind: 'text', text: scannerVersion } : { kind: 'silent' },
      { kind: 'signatures', signatures },
    ],
  }
}

async function askDatabase(db: Db): Promise<{ version: string; megabytes: number; milliseconds: number }> {
  const begin = performance.now()
  const [row] = await db.sql<[{ version: string; bytes: number }]>`
    SELECT current_setting('server_version') AS version, pg_database_size(current_database()) AS bytes`
  return {
    version: row.version.split(' ')[0]!,
    megabytes: Math.round(row.bytes / MEGABYTE),
    milliseconds: Math.round(performance.now() - begin),
  }
}

type MailFacts = { lastSent: Temporal.Instant | null; queued: number; failed: number; overdue: number }

async function askMail(db: Db, now: Temporal.Instant): Promise<MailFacts> {
  const [row] = await db.sql<[MailFacts]>`
    SELECT (SELECT max(sent_at) FROM notice) AS last_sent,
           count(*) FILTER (WHERE state = 'queued' AND kind <> 'reminder') AS queued,
           count(*) FILTER (WHERE state = 'failed') AS failed,
           count(*) FILTER (WHERE state = 'queued' AND kind <> 'reminder' AND queued_at < ${now.subtract({ minutes: OVERDUE_MINUTES })}) AS overdue
    FROM notice WHERE state IN ('queued', 'failed')`
  return row
}

async function askWorkers(db: Db): Promise<{ name: string; seenAt: Temporal.Instant }[]> {
  return db.sql<{ name: string; seenAt: Temporal.Instant }[]>`
    SELECT name, seen_at FROM process_heartbeat ORDER BY seen_at DESC LIMIT 5`
}
