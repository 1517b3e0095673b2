import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { DomainError } from './errors.ts'

/** Runs one parameterised statement; `rows` as the driver gives them. */
export type RunStatement = (
  text: string,
  values: unknown[],
) => Promise<{ rows: Record<string, unknown>[]; rowCount: number }>

export type Throttle = {
  /**
   * Counts one attempt under `key`.
   *
   * @throws {DomainError} `too_many_attempts` with `seconds` until the next try is welcome.
   */
  count(key: string): Promise<void>
  /** Forgets the attempts of `key`, after a success. */
  forget(key: string): Promise<void>
  /** Gives one attempt back, after a success under a key that many people share. */
  refund(key: string): Promise<void>
}

/** What keeps programs from taking appointments away. Keys are network prefixes and offices, which many people share. */
export type GrabbingThrottles = {
  /** New holds, keyed by network; wide enough for a library or a town hall behind one address. */
  hold: Throttle
  /** New holds, keyed by network and office. */
  holdForOffice: Throttle
  /** Requests, keyed by network. */
  request: Throttle
  /** Requests, keyed by network and office. */
  requestForOffice: Throttle
  /** New holds before they become conspicuous, keyed by network and by office. */
  calmNetwork: Throttle
  calmOffice: Throttle
}

/** `points` attempts in `seconds`, shared by all processes through the table `throttle`. Keys hold hashes, never personal data. */
export function createThrottle(run: RunStatement, name: string, points: number, seconds: number): Throttle {
  const limiter = new RateLimiterPostgres({
    storeClient: { query: (query: { text: string; values: unknown[] }) => run(query.text, query.values) },
    storeType: 'client',
    tableName: 'throttle',
    tableCreated: true,
    clearExpiredByTimeout: false,
    keyPrefix: name,
    points,
    duration: seconds,
  })
  return {
    async count(key) {
      try {
        await limiter.consume(key)
      } catch (result) {
        if (result instanceof RateLimiterRes)
          throw new DomainError('too_many_attempts', { seconds: Math.ceil(result.msBeforeNext / 1000) })
        throw result
      }
    },
    async forget(key) {
      await limiter.delete(key)
    },
    async refund(key) {
      await limiter.reward(key, 1)
    },
  }
}
