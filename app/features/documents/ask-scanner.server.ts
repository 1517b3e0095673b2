import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { parseScannerAddress } from './scanner-reply.ts'

const LONGEST_REPLY = 4096

/** Writes one piece and waits until there is room for the next. false: the scanner has hung up. */
export type Write = (bytes: Uint8Array | string) => Promise<boolean>

/**
 * One command to clamd at `address`. Ends after `timeoutMs` at the latest.
 *
 * @returns the whole reply, also when the scanner answers and hangs up while we are still sending; or why there is none. Errors of `send`
 * go on to the caller.
 */
export async function askScanner(
  address: string,
  send: (write: Write) => Promise<void>,
  timeoutMs: number,
): Promise<{ reply: string } | { failure: string }> {
  const socket = connect(parseScannerAddress(address))
  const answer = listen(socket, timeoutMs)
  try {
    await send(writer(socket))
    return await answer
  } finally {
    socket.destroy()
  }
}

function listen(socket: Socket, timeoutMs: number): Promise<{ reply: string } | { failure: string }> {
  return new Promise((resolve) => {
    let reply = ''
    let failure = 'closed'
    const timer = setTimeout(() => {
      failure = 'timeout'
      socket.destroy()
    }, timeoutMs)
    socket.on('data', (data) => {
      reply += data.toString('latin1')
      if (reply.endsWith('\0') || reply.length > LONGEST_REPLY) socket.destroy()
    })
    socket.on('error', (error: NodeJS.ErrnoException) => {
      failure = error.code ?? 'error'
    })
    socket.on('close', () => {
      clearTimeout(timer)
      // Without its closing zero byte a reply may be cut.
      resolve(reply.endsWith('\0') ? { reply } : { failure })
    })
  })
}

function writer(socket: Socket): Write {
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()))
  return async (bytes) => {
    if (socket.destroyed) return false
    if (!socket.write(bytes)) {
      const stop = new AbortController()
      await Promise.race([once(socket, 'drain', { signal: stop.signal }).catch(() => undefined), closed])
      stop.abort()
    }
    return !socket.destroyed
  }
}
