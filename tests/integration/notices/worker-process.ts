// A worker of its own that sends notices until it is killed. The test kills it while the mail server keeps silent.
import { run } from 'graphile-worker'
import { noticeTasks } from '#app/features/notices/jobs.server.ts'
import { createLog } from '#app/lib/log.ts'
import { openMailer } from '#emails/transport.ts'
import { openDb } from '#prisma/sql.ts'

const [databaseUrl = '', smtpUrl = '', clock = '', tokenKey = ''] = process.argv.slice(2)
await run({
  connectionString: databaseUrl,
  concurrency: 2,
  taskList: noticeTasks({
    db: openDb(databaseUrl),
    mailer: openMailer(smtpUrl),
    settings: {
      tokenKey: Buffer.from(tokenKey, 'hex'),
      publicUrl: 'https://termine.example.org',
      mailFrom: 'termine@example.org',
    },
    now: () => Temporal.Instant.from(clock),
    log: createLog('silent', 'worker'),
  }),
})
