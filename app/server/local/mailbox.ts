import { assertPortFree, type Ports } from './ports.ts'

export type Mailbox = {
  smtpUrl: string
  /** Page that shows the mails, for the mailbox of our own. */
  webUrl: string | null
  detail: string
  stop(): Promise<void>
}

/** The mail server of SMTP_URL, else a mailbox on 127.0.0.1 that keeps every mail and shows it on a web page. */
export async function startMailbox(options: { ports: Pick<Ports, 'smtp' | 'mailbox'> }): Promise<Mailbox> {
  const given = process.env['SMTP_URL']
  if (given) return { smtpUrl: given, webUrl: null, detail: 'SMTP_URL', stop: async () => undefined }
  const { smtp, mailbox: web } = options.ports
  await assertPortFree('smtp', smtp)
  await assertPortFree('mailbox', web)
  const { MailDev } = await import('maildev')
  const maildev = new MailDev({ smtp, web, ip: '127.0.0.1', webIp: '127.0.0.1', silent: true })
  await maildev.start()
  return {
    smtpUrl: `smtp://127.0.0.1:${smtp}`,
    webUrl: `http://127.0.0.1:${web}`,
    detail: 'own mailbox',
    stop: () => maildev.stop(),
  }
}
