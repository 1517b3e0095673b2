import { m } from '#app/locales/generated/messages.js'
import { formatShortDate, formatTime } from '#app/ui/format.ts'
import { usePageFacts } from '#app/ui/page-facts.ts'
import type { HistoryRow } from '../appointment-facts.ts'
import { historyWords } from './history-words.ts'

/** What happened, newest first, with messages and whether they were delivered. */
export function HistoryBox({ history, zone }: { history: HistoryRow[]; zone: string }) {
  const { locale } = usePageFacts()
  const rows = history.flatMap((row) => {
    const words = historyWords(row)
    return words ? [{ row, words }] : []
  })
  return (
    <section className="tp-box tp-stack" aria-labelledby="history">
      <h2 className="tp-h3" id="history">
        {m.staff_history()}
      </h2>
      {rows.length === 0 ? <p className="tp-muted">{m.staff_history_empty()}</p> : null}
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari drops list semantics where list-style is none */}
      <ol className="tp-history" role="list">
        {rows.map(({ row, words }) => (
          <li key={row.key} data-bad={row.kind === 'notice' && row.state === 'failed' ? true : undefined}>
            <span>{words}</span>
            <span className="tp-small tp-muted tp-num">
              {formatShortDate({ at: row.at, zone, locale })}, {formatTime({ at: row.at, zone, locale })}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
