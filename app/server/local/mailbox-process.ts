import { MailDev } from 'maildev'

// The mailbox of one machine, started by mailbox.ts with the ports for SMTP and for its web page.
const [smtp, web] = process.argv.slice(2).map(Number)
const maildev = new MailDev({ smtp, web, ip: '127.0.0.1', webIp: '127.0.0.1', silent: true })

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop())
await maildev.start()

async function stop(): Promise<void> {
  await maildev.stop()
  process.exit(0)
}
