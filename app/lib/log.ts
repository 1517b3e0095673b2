import { type Logger, pino } from 'pino'

export type Log = Logger

/**
 * JSON lines on standard output. Log ids, codes, counts and durations only. Request paths are logged as route patterns, because link
 * tokens stand in paths.
 */
export function createLog(level: string, name: string): Log {
  return pino({
    name,
    level,
    redact: {
      paths: [
        'token',
        'email',
        'phone',
        'password',
        'authorization',
        'cookie',
        '*.token',
        '*.email',
        '*.phone',
        '*.password',
        'req.headers',
      ],
      censor: '[redacted]',
    },
  })
}
