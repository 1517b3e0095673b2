import { askScanner } from './ask-scanner.server.ts'
import { readScanReply, type Verdict } from './scanner-reply.ts'

/**
 * Has clamd at `address` look at `content`, by its INSTREAM command. Whatever goes wrong on the way to the scanner is the verdict
 * `unavailable`; errors of `content` itself go on to the caller. Ends after `timeoutMs` at the latest.
 */
export async function scanContent(
  address: string,
  content: AsyncIterable<Uint8Array>,
  timeoutMs: number,
): Promise<Verdict> {
  const answer = await askScanner(
    address,
    async (write) => {
      if (!(await write('zINSTREAM\0'))) return
      for await (const chunk of content) {
        // A piece of length 0 would end the stream.
        if (chunk.length > 0 && !(await write(withLength(chunk)))) return
      }
      await write(Buffer.alloc(4))
    },
    timeoutMs,
  )
  return 'reply' in answer ? readScanReply(answer.reply) : { kind: 'unavailable', reason: answer.failure }
}

function withLength(chunk: Uint8Array): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(chunk.length)
  return Buffer.concat([length, chunk])
}
