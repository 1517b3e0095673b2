import { FormToken } from '#app/features/access/components/form-token.tsx'
import { m } from '#app/locales/generated/messages.js'
import { Button } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import type { ChecklistRow } from '../appointment-facts.ts'

type Props = { rows: ChecklistRow[]; formToken: string; canChange: boolean }

/** What the service needs, what is there, and a button to tick each off. */
export function ChecklistBox({ rows, formToken, canChange }: Props) {
  const present = rows.filter((row) => row.present).length
  return (
    <section className="tp-box tp-stack" aria-labelledby="checklist">
      <div className="tp-row tp-row--between">
        <h2 className="tp-h3" id="checklist">
          {m.staff_checklist()}
        </h2>
        {rows.length > 0 ? (
          <span className={present === rows.length ? 'tp-tag tp-tag--ok' : 'tp-tag tp-tag--warn'}>
            {m.staff_checklist_part({ present, total: rows.length })}
          </span>
        ) : null}
      </div>
      {rows.length === 0 ? <p className="tp-muted">{m.staff_checklist_empty()}</p> : null}
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari drops list semantics where list-style is none */}
      <ul className="tp-checks" role="list">
        {rows.map((row) => (
          <li key={row.id}>
            <Icon
              name={row.present ? 'check_circle' : 'radio_button_unchecked'}
              className={row.present ? 'tp-ok' : 'tp-muted'}
            />
            <div>
              {row.title}
              {row.required ? null : <span className="tp-muted"> {m.common_optional()}</span>}
              <br />
              <span className="tp-small tp-muted">{stateWord(row)}</span>
            </div>
            {canChange ? <MarkForm row={row} formToken={formToken} /> : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

function stateWord(row: ChecklistRow): string {
  if (row.marked) return m.staff_checklist_marked()
  return row.present ? m.staff_checklist_uploaded() : m.staff_checklist_missing()
}

function MarkForm({ row, formToken }: { row: ChecklistRow; formToken: string }) {
  return (
    <form method="post">
      <FormToken value={formToken} />
      <input type="hidden" name="intent" value="checklist" />
      <input type="hidden" name="itemId" value={row.id} />
      <Button
        look={row.marked ? 'tertiary' : 'secondary'}
        small
        name="present"
        value={row.marked ? 'no' : 'yes'}
        aria-label={row.marked ? m.staff_unmark_item({ title: row.title }) : m.staff_mark_item({ title: row.title })}
      >
        {row.marked ? m.staff_unmark() : m.staff_mark()}
      </Button>
    </form>
  )
}
