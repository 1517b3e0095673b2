import { useEffect, useState } from 'react'
import { m } from '#app/locales/generated/messages.js'

type Props = {
  /** Seconds the visit had lasted when the page was made. */
  since: number
  durationMinutes: number
}

/** "08:12 von 20 min". Counted on from the server's figure, because the clock of the machine may be wrong. */
export function Elapsed({ since, durationMinutes }: Props) {
  const [seconds, setSeconds] = useState(since)
  useEffect(() => {
    const begin = performance.now()
    const timer = setInterval(() => setSeconds(since + Math.floor((performance.now() - begin) / 1000)), 1000)
    return () => clearInterval(timer)
  }, [since])
  const two = (value: number) => String(value).padStart(2, '0')
  const time = `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`
  return <span className="tp-num">{m.visit_elapsed({ time, minutes: durationMinutes })}</span>
}
