import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { parseScannerAddress, readScanReply, type Verdict } from './scanner-reply.ts'

const LONGEST_REPLY = 4096

/**
 * Has clamd at `address` look at `content`, by its INSTREAM command. Whatever goes wrong on the way to the scanner is the verdict
 * `unavailable`; errors of `content` itself go on to the caller. Ends after `timeoutMs` at the latest.
 */
export async function scanContent(
  address: string,
  content: AsyncIterable<Uint8Array>,
  timeoutMs: number,
): Promise<Verdict> {
  const socket = connect(parseScannerAddress(address))
  const reply = readReply(socket, timeoutMs)
  try {
    await send(socket, content)
    return readScanReply(await reply)
  } catch (error) {
    if (!(error instanceof ConnectionLost)) throw error
    return { kind: 'unavailable', reason: error.message }
  } finally {
    socket.destroy()
    reply.catch(() => undefined)
  }
}

/** Version line of the scanner, "ClamAV 1.4.6/27500/…" with official signatures. null: it does not answer. */
export async function askScannerVersion(address: string, timeoutMs = 2000): Promise<string | null> {
  const socket = connect(parseScannerAddress(address))
  const reply = readReply(socket, timeoutMs)
  socket.on('connect', () => socket.write('zVERSION\0'))
  try {
    return (await reply).replace(/\0$/, '') || null
  } catch {
    return null
  } finally {
    socket.destroy()
  }
}

class ConnectionLost extends Error {}

/** The scanner's whole answer, also when it answers and hangs up while we are still sending. */
function readReply(socket: Socket, timeoutMs: number): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    let failure = 'closed'
    const timer = setTimeout(() => {
      failure = 'timeout'
      socket.destroy()
    }, timeoutMs)
    socket.on('data', (data) => {
      text += data.toString('latin1')
      if (text.endsWith('\0')) resolve(text)
      if (text.length > LONGEST_REPLY) socket.destroy()
    })
    socket.on('error', (error: NodeJS.ErrnoException) => {
      failure = error.code ?? 'error'
    })
    socket.on('close', () => {
      clearTimeout(timer)
      if (text === '') reject(new ConnectionLost(failure))
      else resolve(text)
    })
  })
}

/** Stops early, without an error, when the scanner hangs up: its answer then says why. */
async function send(socket: Socket, content: AsyncIterable<Uint8Array>): Promise<void> {
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()))
  const write = async (bytes: Uint8Array | string) => {
    if (socket.destroyed || socket.write(bytes)) return
    await Promise.race([once(socket, 'drain').catch(() => undefined), closed])
  }
  await write('zINSTREAM\0')
  for await (const chunk of content) {
    if (chunk.length === 0) continue
    if (socket.destroyed) return
    const length = Buffer.alloc(4)
    length.writeUInt32BE(chunk.length)
    await write(length)
    await write(chunk)
  }
  await write(Buffer.alloc(4))
}
