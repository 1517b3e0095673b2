import type { Log } from './steps.ts'

export type Greeting = {
  publicUrl: string
  mailboxUrl: string | null
  video: boolean
  signatures: 'freshclam' | 'test only' | 'external' | null
  logins: readonly { email: string; password: string; what: string }[]
}

const scannerLines = {
  freshclam: "Uploads are scanned with freshclam's signatures",
  'test only': 'Uploads are scanned with a small test database: it knows the EICAR test file and nothing else',
  external: 'Uploads are scanned by the scanner of CLAMD_ADDRESS',
}

/** Tells where everything is and how to sign in. */
export function greet(log: Log, greeting: Greeting): void {
  const { publicUrl, mailboxUrl, logins } = greeting
  const addresses: [string, string][] = [
    ['Citizens', publicUrl],
    ['Staff', `${publicUrl}/anmelden`],
    ...(mailboxUrl ? [['Mailbox', mailboxUrl] as [string, string]] : []),
  ]
  log('')
  for (const [name, url] of addresses) log(`  ${name.padEnd(10)} ${url}`)
  log('')
  log(
    `  ${greeting.signatures ? scannerLines[greeting.signatures] : 'No virus scanner: uploads are kept as "not checked yet" and stay closed'}`,
  )
  if (!greeting.video) log('  No media server: video is not available, everything else is')
  if (logins.length > 0) log('\n  Sign in as')
  const width = Math.max(0, ...logins.map(({ email }) => email.length))
  for (const { email, password, what } of logins) log(`  ${email.padEnd(width)}  ${password}  ${what}`)
  log('\n  Ctrl-C stops everything\n')
}
