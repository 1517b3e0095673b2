import { askScanner } from './ask-scanner.server.ts'

/** Version line of the scanner, "ClamAV 1.4.6/27500/…" with official signatures. null: it does not answer within `timeoutMs`. */
export async function checkScanner(address: string, timeoutMs = 2000): Promise<string | null> {
  const answer = await askScanner(address, async (write) => void (await write('zVERSION\0')), timeoutMs)
  return 'reply' in answer ? answer.reply.replace(/\0$/, '') || null : null
}
