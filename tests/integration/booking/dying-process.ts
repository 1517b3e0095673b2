import { openDb } from '#prisma/sql.ts'

// Begins what `request` does, says so, and waits to be killed in the middle of its transaction.
const [url = '', appointmentId = ''] = process.argv.slice(2)
const db = openDb(url, { max: 1, applicationName: 'dying' })
await db.transaction(async (tx) => {
  await tx`UPDATE appointment SET state = 'requested' WHERE id = ${appointmentId}`
  process.stdout.write('in the middle\n')
  await new Promise(() => setInterval(() => undefined, 60_000))
})
