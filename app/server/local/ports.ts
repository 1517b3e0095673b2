import { createSocket } from 'node:dgram'
import { createServer } from 'node:net'

type Use = { env: string; port: number; what: string; protocol: 'tcp' | 'udp' }

/** Every port of one machine's installation: the variable that changes it, its default, and who listens there. */
const uses = {
  app: { env: 'PORT', port: 3000, what: 'the web server', protocol: 'tcp' },
  postgres: { env: 'POSTGRES_PORT', port: 54329, what: 'PostgreSQL', protocol: 'tcp' },
  livekit: { env: 'LIVEKIT_PORT', port: 7880, what: 'the media server', protocol: 'tcp' },
  livekitTcp: { env: 'LIVEKIT_TCP_PORT', port: 7881, what: 'the media server (media over TCP)', protocol: 'tcp' },
  livekitUdp: { env: 'LIVEKIT_UDP_PORT', port: 7882, what: 'the media server (media over UDP)', protocol: 'udp' },
  smtp: { env: 'SMTP_PORT', port: 2525, what: 'the mailbox (SMTP)', protocol: 'tcp' },
  mailbox: { env: 'MAILBOX_PORT', port: 2580, what: 'the mailbox (web page)', protocol: 'tcp' },
  clamd: { env: 'CLAMD_PORT', port: 3310, what: 'the virus scanner', protocol: 'tcp' },
} satisfies Record<string, Use>

export type PortName = keyof typeof uses
export type Ports = Record<PortName, number>

/** @throws Error when a variable is not a port number. */
export function readPorts(env: Record<string, string | undefined>): Ports {
  const entries = Object.entries(uses).map(([name, use]) => {
    const port = Number(env[use.env] || use.port)
    if (!Number.isInteger(port) || port < 1 || port > 65_535)
      throw new Error(`${use.env} must be a port between 1 and 65535`)
    return [name, port]
  })
  return Object.fromEntries(entries) as Ports
}

/** @throws Error that names the port, who wanted it, and how to choose another. */
export async function assertPortFree(name: PortName, port: number): Promise<void> {
  const use: Use = uses[name]
  if (await (use.protocol === 'udp' ? canBindUdp(port) : canListen(port))) return
  throw new Error(
    `Port ${port} (${use.protocol}) is in use by another program, but ${use.what} needs it. ` +
      `End that program, or choose another port: ${use.env}=${port + 1}`,
  )
}

/** Ports nobody listens on at the moment, all different. */
export async function findFreePorts(): Promise<Ports> {
  const servers = await Promise.all(
    Object.keys(uses).map(async (name) => {
      const server = createServer()
      await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve))
      return { name, server, port: (server.address() as { port: number }).port }
    }),
  )
  await Promise.all(servers.map(({ server }) => new Promise((resolve) => server.close(resolve))))
  return Object.fromEntries(servers.map(({ name, port }) => [name, port])) as Ports
}

function canListen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}

function canBindUdp(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createSocket('udp4')
    socket.once('error', () => resolve(false))
    socket.bind(port, '127.0.0.1', () => socket.close(() => resolve(true)))
  })
}
