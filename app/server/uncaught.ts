import type { Log } from '#app/lib/log.ts'

/**
 * What happens to an error that nobody caught. postgres.js throws one of its own when a connection dies while a transaction still wants to
 * write on it (a timer meets a socket that is gone); the waiting query has been rejected by then, so the process goes on. Everything
 * else is a bug: it is logged, and the process ends so that it starts afresh.
 */
export function handleUncaught(log: Log): void {
  process.on('uncaughtException', (error) => {
    if (isLateWrite(error)) log.warn({ err: error }, 'a database connection was lost')
    else {
      log.fatal({ err: error }, 'uncaught error')
      process.exit(1)
    }
  })
}

function isLateWrite(error: Error): boolean {
  return error instanceof TypeError && /at Immediate\.nextWrite .*node_modules\/postgres\//.test(error.stack ?? '')
}
