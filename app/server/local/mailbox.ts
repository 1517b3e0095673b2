import { join } from 'node:path'
import { assertPortFree, type Ports } from './ports.ts'
import { startService, waitUntilReady } from './processes.ts'
import { dataFolder, projectRoot } from './project.ts'

export type Mailbox = {
  smtpUrl: string
  /** Page that shows the mails, for the mailbox of our own. */
  webUrl: string | null
  detail: string
  stop(): Promise<void>
}

/** Its addresses hold from the beginning; mails are taken once `ready` has settled. */
export type StartingMailbox = Mailbox & { ready(): Promise<void> }

/** The mail server of SMTP_URL, else a mailbox on 127.0.0.1 that keeps every mail and shows it on a web page. */
export async function startMailbox(options: { ports: Pick<Ports, 'smtp' | 'mailbox'> }): Promise<StartingMailbox> {
  const given = process.env['SMTP_URL']
  const nothing = async () => undefined
  if (given) return { smtpUrl: given, webUrl: null, detail: 'SMTP_URL', ready: nothing, stop: nothing }
  const { smtp, mailbox: web } = options.ports
  await assertPortFree('smtp', smtp)
  await assertPortFree('mailbox', web)
  const logFile = join(dataFolder, 'logs/mailbox.log')
  // A process of its own: loading maildev takes a second, in which nothing else here would move.
  const service = startService({
    name: `mailbox-${smtp}`,
    command: process.execPath,
    args: [join(projectRoot, 'app/server/local/mailbox-process.ts'), String(smtp), String(web)],
    output: { file: logFile },
  })
  const webUrl = `http://127.0.0.1:${web}`
  const answers = async () => (await fetch(`${webUrl}/api/healthz`)).ok
  const ready = waitUntilReady(service, answers, { timeout: 30_000, logFile })
  ready.catch(() => undefined)
  return {
    smtpUrl: `smtp://127.0.0.1:${smtp}`,
    webUrl,
    detail: 'own mailbox',
    ready: () => ready,
    stop: service.stop,
  }
}
