import { readFile } from 'node:fs/promises'
import { connect, createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import { type RunningLivekit, startLivekit } from '#app/server/local/livekit.ts'
import { findFreePorts } from '#app/server/local/ports.ts'
import type { Log } from '#app/server/local/steps.ts'
import { stopProcess } from '#app/server/local/stop-process.ts'
import { askRedis, startRedis } from './redis.ts'

type Node = { server: RunningLivekit; id: string; port: number }

export type MediaNodes = {
  /** As the product and browsers see it: one address for all of them. */
  server: RunningLivekit
  /** Of each node, how many connections were led to it. */
  connections(): number[]
  /** Ends the node that holds a room, without a word to anybody. */
  killNodeWithRoom(): Promise<void>
  stop(): Promise<void>
}

/**
 * Two media servers that share a Redis, behind an address that leads each new connection to the next one that is alive, as a load balancer
 * of a city does.
 */
export async function startMediaNodes(options: { webhookUrl: string; dataDir: string; log: Log }): Promise<MediaNodes> {
  const [first, second, shared] = [await findFreePorts(), await findFreePorts(), await findFreePorts()]
  const redis = await startRedis(shared.postgres, join(options.dataDir, 'logs', 'redis.log'), options.log)
  const nodes: Node[] = []
  for (const ports of [first, second]) {
    const logName = `livekit-${ports.livekit}.log`
    const server = await startLivekit({ ...options, ports, logName, redis: { address: redis.address } })
    if (!server) throw new Error('There is no media server on this machine')
    const written = await readFile(join(options.dataDir, 'logs', logName), 'utf8')
    nodes.push({ server, id: /"nodeID": "(\w+)"/.exec(written)![1]!, port: ports.livekit })
  }
  const balancer = await startBalancer(
    shared.livekit,
    nodes.map(({ port }) => port),
  )
  return {
    server: { ...nodes[0]!.server, url: `ws://127.0.0.1:${shared.livekit}`, detail: 'two nodes' },
    connections: balancer.connections,
    async killNodeWithRoom() {
      const rooms = await askRedis(shared.postgres, 'HVALS room_node_map')
      const node = nodes.find(({ id }) => rooms.includes(id))
      if (!node?.server.pid) throw new Error('No node holds a room')
      await stopProcess(node.server.pid, { signals: ['SIGKILL'], patience: 5000 })
    },
    async stop() {
      await balancer.stop()
      await Promise.all(nodes.map(({ server }) => server.stop()))
      await redis.stop()
    },
  }
}

async function startBalancer(port: number, targets: number[]) {
  const led = targets.map(() => 0)
  const open = new Set<Socket>()
  let next = 0
  const lead = (client: Socket, triesLeft: number) => {
    const index = next++ % targets.length
    const server = connect(targets[index]!, '127.0.0.1')
    server.once('connect', () => {
      led[index] = led[index]! + 1
      client.pipe(server)
      server.pipe(client)
      client.once('close', () => server.destroy())
      server.once('close', () => client.destroy())
    })
    server.once('error', () => {
      const refused = server.bytesRead === 0 && triesLeft > 0
      if (refused) lead(client, triesLeft - 1)
      else client.destroy()
    })
  }
  const listener = createServer((client) => {
    open.add(client)
    client.on('error', () => client.destroy())
    client.once('close', () => open.delete(client))
    lead(client, targets.length)
  })
  await new Promise<void>((resolve) => listener.listen(port, '127.0.0.1', resolve))
  return {
    connections: () => [...led],
    stop: () =>
      new Promise<void>((resolve) => {
        listener.close(() => resolve())
        for (const client of open) client.destroy()
      }),
  }
}
