import { useEffect, useState } from 'react'

/**
 * The error of the last answer to a form, until the next answer. The router itself forgets it whenever the page reads its data again, which
 * happens in a visit as soon as anybody does anything.
 */
export function useLastError(answer: { error: string | null } | undefined): string | null {
  const [error, setError] = useState(answer?.error ?? null)
  useEffect(() => {
    if (answer) setError(answer.error)
  }, [answer])
  return error
}
