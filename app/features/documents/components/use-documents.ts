import { useCallback, useEffect, useState } from 'react'
import type { DocumentList } from '../queries.server.ts'

/** Reads the list at `address`, again whenever `version` changes or `reload` is called. A failed read keeps what was there. */
export function useDocuments(
  address: string,
  version: number | string,
): { list: DocumentList | null; failed: boolean; reload: () => void } {
  const [list, setList] = useState<DocumentList | null>(null)
  const [failed, setFailed] = useState(false)
  const [turn, setTurn] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: version and turn say when to read, not what
  useEffect(() => {
    const stop = new AbortController()
    fetch(address, { headers: { accept: 'application/json' }, signal: stop.signal })
      .then(async (answer) => {
        if (!answer.ok) throw new Error(String(answer.status))
        setList((await answer.json()) as DocumentList)
        setFailed(false)
      })
      .catch(() => {
        if (!stop.signal.aborted) setFailed(true)
      })
    return () => stop.abort()
  }, [address, version, turn])
  const reload = useCallback(() => setTurn((now) => now + 1), [])
  return { list, failed, reload }
}
