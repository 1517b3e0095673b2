import { clockOf } from '#app/features/workplace/components/clock-of.ts'
import { m } from '#app/locales/generated/messages.js'
import { Alert } from '#app/ui/alert.tsx'
import { usePageFacts } from '#app/ui/page-facts.ts'
import { findMissingDate } from '../check-opening.ts'
import type { OfficeRules, RuleChange } from '../rules.ts'
import { RuleVersions } from './rule-versions.tsx'
import { dateWord, kindWord, namesOf, ruleLines } from './rule-words.ts'

type Props = { changes: RuleChange[]; rules: OfficeRules; today: string }

/** What a draft changes, before and after in words, and what the time change does to it. */
export function ChangeList({ changes, rules, today }: Props) {
  const { locale } = usePageFacts()
  const context = { names: namesOf(rules), locale, zone: rules.office.timeZone }
  return (
    <section className="tp-box tp-stack" aria-labelledby="changes">
      <h2 className="tp-h3" id="changes">
        {m.openings_sim_changes({ count: changes.length })}
      </h2>
      {changes.map((change) => (
        <article key={change.id} className="tp-stack tp-stack--tight">
          <p className="tp-strong">{kindWord(change.kind)}</p>
          <RuleVersions
            left={{ title: m.openings_sim_before(), lines: ruleLines(change.kind, change.before, context) }}
            right={{ title: m.openings_sim_after(), lines: ruleLines(change.kind, change.after, context) }}
            empty={change.before === null ? m.openings_sim_new() : m.openings_sim_deleted()}
          />
          <MissingNote change={change} zone={rules.office.timeZone} today={today} />
        </article>
      ))}
    </section>
  )
}

function MissingNote({ change, zone, today }: { change: RuleChange; zone: string; today: string }) {
  const { locale } = usePageFacts()
  if (change.kind !== 'opening' || !change.after) return null
  const { from, to } = change.after
  const date = findMissingDate(change.after, zone, today)
  if (!date) return null
  return (
    <Alert kind="warning" title={m.openings_sim_missing_title({ date: dateWord(date, locale) })}>
      <p className="kern-body">{m.openings_sim_missing_text({ from: clockOf(from), to: clockOf(to) })}</p>
    </Alert>
  )
}
