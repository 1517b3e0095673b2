import { join } from 'node:path'
import { buildMediaServerConfig, noStun, type RedisSettings, type TurnSettings } from '#rooms/server/config.ts'
import { findLivekitProgram } from './livekit-program.ts'
import { assertPortFree, type Ports } from './ports.ts'
import { startService, waitUntilReady } from './processes.ts'
import { readSecrets } from './secrets.ts'
import type { Log } from './steps.ts'

export type LivekitOptions = {
  ports: Pick<Ports, 'livekit' | 'livekitTcp' | 'livekitUdp'>
  /** Where the media server reports who came and left. */
  webhookUrl: string
  /** Holds the keys (secrets.json) and the log. */
  dataDir: string
  log: Log
  /** Of several servers in one folder, each writes its own; `livekit.log` when absent. */
  logName?: string
  turn?: TurnSettings
  redis?: RedisSettings
}

export type RunningLivekit = {
  url: string
  apiKey: string
  apiSecret: string
  detail: string
  /** Of the process, when the server is our own. */
  pid: number | null
  stop(): Promise<void>
}

/**
 * The media server of LIVEKIT_URL, LIVEKIT_API_KEY and LIVEKIT_API_SECRET, else one of our own on 127.0.0.1.
 * Only its TCP media port listens on all addresses; livekit-server cannot bind that one.
 *
 * @returns null when no program can be had: everything but video works without it.
 */
export async function startLivekit(options: LivekitOptions): Promise<RunningLivekit | null> {
  const given = configuredServer()
  if (given) return given
  const program = await findLivekitProgram(options.log)
  if (!program) return null
  const { ports } = options
  await assertPortFree('livekit', ports.livekit)
  await assertPortFree('livekitTcp', ports.livekitTcp)
  await assertPortFree('livekitUdp', ports.livekitUdp)
  const { livekitApiKey: apiKey, livekitApiSecret: apiSecret } = await readSecrets(options.dataDir)
  const config = buildMediaServerConfig({
    address: '127.0.0.1',
    ports: { signal: ports.livekit, tcp: ports.livekitTcp, udp: ports.livekitUdp },
    apiKey,
    apiSecret,
    webhookUrl: options.webhookUrl,
    stunServers: noStun,
    ...(options.turn ? { turn: options.turn } : {}),
    ...(options.redis ? { redis: options.redis } : {}),
  })
  const logFile = join(options.dataDir, 'logs', options.logName ?? 'livekit.log')
  const service = startService({
    name: `livekit-${ports.livekit}`,
    command: program,
    args: [],
    // JSON is YAML too; by the environment the secret stays out of the command line and of the disk.
    env: { ...process.env, LIVEKIT_CONFIG: JSON.stringify(config) },
    output: { file: logFile },
    // The first signal waits for the participants to leave, the second one does not.
    stopPlan: { signals: ['SIGTERM', 'SIGTERM'], patience: 800 },
  })
  const probe = `http://127.0.0.1:${ports.livekit}/`
  await waitUntilReady(service, async () => (await fetch(probe)).ok, { timeout: 20_000, logFile })
  return {
    url: `ws://127.0.0.1:${ports.livekit}`,
    apiKey,
    apiSecret,
    detail: 'own server',
    pid: service.pid,
    stop: service.stop,
  }
}

function configuredServer(): RunningLivekit | null {
  const { LIVEKIT_URL: url, LIVEKIT_API_KEY: apiKey, LIVEKIT_API_SECRET: apiSecret } = process.env
  if (!url) return null
  if (!apiKey || !apiSecret)
    throw new Error('LIVEKIT_URL is set, so LIVEKIT_API_KEY and LIVEKIT_API_SECRET are needed too')
  return { url, apiKey, apiSecret, detail: 'LIVEKIT_URL', pid: null, stop: async () => undefined }
}
