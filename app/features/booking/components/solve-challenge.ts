import { type Challenge, solveChallengeWorkers } from 'altcha-lib'

/** More would only make a small phone hot. */
const MOST_WORKERS = 4

/**
 * Does the work in the background, over some of the machine's cores. Browser only; needs a secure origin.
 *
 * @returns challenge and solution as JSON, null when it could not be done.
 */
export async function solveForForm(challenge: Challenge, controller: AbortController): Promise<string | null> {
  const solution = await solveChallengeWorkers({
    challenge,
    controller,
    concurrency: Math.min(MOST_WORKERS, Math.max(1, (navigator.hardwareConcurrency || 2) - 1)),
    createWorker: () => new Worker(new URL('./proof-worker.ts', import.meta.url), { type: 'module' }),
  })
  return (
    solution && JSON.stringify({ challenge, solution: { counter: solution.counter, derivedKey: solution.derivedKey } })
  )
}
