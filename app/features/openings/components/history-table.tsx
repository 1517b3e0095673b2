import { FormToken } from '#app/features/access/components/form-token.tsx'
import { m } from '#app/locales/generated/messages.js'
import { Button } from '#app/ui/button.tsx'
import { usePageFacts } from '#app/ui/page-facts.ts'
import type { History, HistoryEntry } from '../list-history.server.ts'
import type { RuleOffice } from '../rules.ts'
import { RuleVersions } from './rule-versions.tsx'
import { kindWord, ruleLines, timeWord } from './rule-words.ts'

type Props = { history: History; office: RuleOffice; formToken: string }

/** Who changed what and when, before and after in words, each with the button that takes it back. */
export function HistoryTable({ history: { entries, names }, office, formToken }: Props) {
  const { locale } = usePageFacts()
  const context = { names, locale, zone: office.timeZone }
  return (
    // biome-ignore lint/a11y/noRedundantRoles: Safari drops list semantics where list-style is none
    <ol className="tp-stack tp-changes" role="list">
      {entries.map((entry) => (
        <li key={entry.id} className="tp-box tp-stack tp-stack--tight">
          <div className="tp-row tp-row--between">
            <h2 className="tp-h4">
              {kindWord(entry.kind)} · {timeWord(entry.at, context)}
              <span className="tp-week__detail">{entry.staffName ?? m.openings_history_nobody()}</span>
            </h2>
            <UndoForm entry={entry} time={timeWord(entry.at, context)} officeId={office.id} formToken={formToken} />
          </div>
          <RuleVersions
            left={{ title: m.openings_sim_before(), lines: ruleLines(entry.kind, entry.before, context) }}
            right={{ title: m.openings_sim_after(), lines: ruleLines(entry.kind, entry.after, context) }}
            empty={entry.before === null ? m.openings_sim_new() : m.openings_sim_deleted()}
          />
          {entry.isUndo ? <p className="tp-small tp-muted">{m.openings_history_is_undo()}</p> : null}
        </li>
      ))}
    </ol>
  )
}

function UndoForm({
  entry,
  time,
  officeId,
  formToken,
}: {
  entry: HistoryEntry
  time: string
  officeId: string
  formToken: string
}) {
  if (entry.isUndone) return <span className="tp-tag">{m.openings_history_undone()}</span>
  return (
    <form method="post">
      <FormToken value={formToken} />
      <input type="hidden" name="officeId" value={officeId} />
      <input type="hidden" name="changeId" value={entry.id} />
      <Button look="secondary" icon="undo" small aria-label={m.openings_history_undo_of({ time })}>
        {m.openings_history_undo()}
      </Button>
    </form>
  )
}
