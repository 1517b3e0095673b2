import { z } from 'zod'
import { buildMediaServerConfig } from '#rooms/server/config.ts'

// `node app/server/media-config.ts > media.json`: the file for `livekit-server --config media.json`, built from the environment and checked.
// The variables and what a firewall has to let through: rooms/server/README.md.

const port = z.coerce.number().int().min(1).max(65_535)
const schema = z.object({
  MEDIA_ADDRESS: z.ipv4(),
  MEDIA_PORT: port.default(7880),
  MEDIA_TCP_PORT: port.default(7881),
  MEDIA_UDP_PORT: port.default(7882),
  MEDIA_STUN: z.string().min(1),
  LIVEKIT_API_KEY: z.string().min(1),
  LIVEKIT_API_SECRET: z.string(),
  PUBLIC_URL: z.url(),
  MEDIA_TURN_DOMAIN: z.string().optional(),
  MEDIA_TURN_PORT: port.default(443),
  MEDIA_TURN_CERT: z.string().optional(),
  MEDIA_TURN_KEY: z.string().optional(),
  MEDIA_TURN_RELAY_FROM: port.default(30_000),
  MEDIA_TURN_RELAY_TO: port.default(30_500),
  MEDIA_REDIS: z.string().optional(),
  MEDIA_REDIS_USER: z.string().optional(),
  MEDIA_REDIS_PASSWORD: z.string().optional(),
  MEDIA_REDIS_TLS: z.enum(['0', '1']).default('0'),
})

const read = schema.safeParse(process.env)
if (!read.success) {
  for (const issue of read.error.issues) console.error(`${issue.path.join('.')}: ${issue.message}`)
  process.exit(2)
}
try {
  console.log(JSON.stringify(build(read.data), null, 2))
} catch (error) {
  console.error((error as Error).message)
  process.exit(2)
}

function build(env: z.infer<typeof schema>) {
  const { MEDIA_TURN_DOMAIN: domain, MEDIA_TURN_CERT: certFile, MEDIA_TURN_KEY: keyFile } = env
  if (domain && !(certFile && keyFile)) throw new Error('MEDIA_TURN_DOMAIN needs MEDIA_TURN_CERT and MEDIA_TURN_KEY')
  return buildMediaServerConfig({
    address: env.MEDIA_ADDRESS,
    ports: { signal: env.MEDIA_PORT, tcp: env.MEDIA_TCP_PORT, udp: env.MEDIA_UDP_PORT },
    apiKey: env.LIVEKIT_API_KEY,
    apiSecret: env.LIVEKIT_API_SECRET,
    webhookUrl: new URL('/api/livekit/webhook', env.PUBLIC_URL).href,
    stunServers: env.MEDIA_STUN.split(',').map((server) => server.trim()),
    ...(domain && certFile && keyFile
      ? {
          turn: {
            domain,
            tlsPort: env.MEDIA_TURN_PORT,
            certFile,
            keyFile,
            relayPorts: [env.MEDIA_TURN_RELAY_FROM, env.MEDIA_TURN_RELAY_TO] as [number, number],
          },
        }
      : {}),
    ...(env.MEDIA_REDIS
      ? {
          redis: {
            address: env.MEDIA_REDIS,
            useTls: env.MEDIA_REDIS_TLS === '1',
            ...(env.MEDIA_REDIS_USER ? { username: env.MEDIA_REDIS_USER } : {}),
            ...(env.MEDIA_REDIS_PASSWORD ? { password: env.MEDIA_REDIS_PASSWORD } : {}),
          },
        }
      : {}),
  })
}
