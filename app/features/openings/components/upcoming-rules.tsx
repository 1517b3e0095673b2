import { m } from '#app/locales/generated/messages.js'
import { ButtonLink } from '#app/ui/button.tsx'
import { usePageFacts } from '#app/ui/page-facts.ts'
import { type EditedKind, newRulePath, rulePath } from '../paths.ts'
import type { OfficeRules } from '../rules.ts'
import { absenceSpan, dateWord, namesOf, reasonWord, windowsWord } from './rule-words.ts'

type Row = { id: string; who: string; when: string; detail: string; note: string }

/** Exceptions and absences that are not over. */
export function UpcomingRules({ rules }: { rules: OfficeRules }) {
  const { locale } = usePageFacts()
  const names = namesOf(rules)
  const exceptions = rules.exceptions.map(({ id, state }) => ({
    id,
    who: names[state.resourceId] ?? '',
    when: dateWord(state.date, locale),
    detail: windowsWord(state),
    note: state.reason,
  }))
  const absences = rules.absences.map(({ id, state }) => ({
    id,
    who: names[state.resourceId] ?? '',
    when: absenceSpan(state, { locale, zone: rules.office.timeZone }),
    detail: reasonWord(state.reason),
    note: '',
  }))
  return (
    <div className="tp-halves">
      <RuleTable
        kind="exception"
        title={m.openings_upcoming_exceptions()}
        rows={exceptions}
        officeId={rules.office.id}
      />
      <RuleTable kind="absence" title={m.openings_upcoming_absences()} rows={absences} officeId={rules.office.id} />
    </div>
  )
}

type TableProps = { kind: EditedKind; title: string; rows: Row[]; officeId: string }

function RuleTable({ kind, title, rows, officeId }: TableProps) {
  return (
    <section className="tp-box tp-stack tp-stack--tight" aria-labelledby={kind}>
      <div className="tp-row tp-row--between">
        <h2 className="tp-h3" id={kind}>
          {title}
        </h2>
        <ButtonLink look="secondary" icon="add" href={newRulePath(kind, officeId)}>
          {kind === 'exception' ? m.openings_new_exception() : m.openings_new_absence()}
        </ButtonLink>
      </div>
      {rows.length === 0 ? (
        <p className="tp-muted">{m.openings_none_upcoming()}</p>
      ) : (
        <table className="tp-table tp-table--cards" aria-labelledby={kind}>
          <thead>
            <tr>
              <th scope="col">{m.openings_when()}</th>
              <th scope="col">{m.openings_who()}</th>
              <th scope="col">{kind === 'exception' ? m.openings_times() : m.openings_reason()}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <td>
                  <a href={rulePath(kind, row.id)}>{row.when}</a>
                </td>
                <td>{row.who}</td>
                <td>
                  {row.detail}
                  {row.note ? <span className="tp-week__detail">{row.note}</span> : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
