import { m } from '#app/locales/generated/messages.js'
import { Button } from '#app/ui/button.tsx'
import type { RuleOffice } from '../rules.ts'

export type RulesPlace = 'week' | 'closed' | 'history'
type Office = RuleOffice & { departmentName: string }
type Props = { title: string; path: string; place: RulesPlace; office: RuleOffice; offices: Office[] }

/** Heading, choice of the office and the three pages about its rules. */
export function RulesHeader({ title, path, place, office, offices }: Props) {
  const query = `?dienststelle=${office.id}`
  const pages: [RulesPlace, string, string][] = [
    ['week', '/dienst/sprechzeiten', m.openings_page_week()],
    ['closed', '/dienst/sprechzeiten/schliesstage', m.openings_page_closed()],
    ['history', '/dienst/sprechzeiten/verlauf', m.openings_page_history()],
  ]
  return (
    <div className="tp-stack tp-stack--tight">
      <h1 className="tp-h2">{title}</h1>
      <div className="tp-row tp-row--between tp-rules-head">
        <OfficeChoice path={path} office={office} offices={offices} />
        <nav className="tp-seg tp-seg--text" aria-label={m.openings_pages()}>
          {pages.map(([key, href, label]) => (
            <a key={key} href={`${href}${query}`} aria-current={key === place ? 'page' : undefined}>
              {label}
            </a>
          ))}
        </nav>
      </div>
    </div>
  )
}

function OfficeChoice({ path, office, offices }: Pick<Props, 'path' | 'office' | 'offices'>) {
  if (offices.length < 2) return <p className="tp-strong">{office.name}</p>
  const departments = new Set(offices.map(({ departmentName }) => departmentName))
  return (
    <form method="get" action={path} className="tp-row tp-row--tight">
      <label className="kern-sr-only" htmlFor="dienststelle">
        {m.openings_office()}
      </label>
      <div className="kern-form-input__select-wrapper">
        <select className="kern-form-input__select" id="dienststelle" name="dienststelle" defaultValue={office.id}>
          {offices.map(({ id, name, departmentName }) => (
            <option key={id} value={id}>
              {departments.size > 1 ? `${departmentName}: ${name}` : name}
            </option>
          ))}
        </select>
      </div>
      <Button look="secondary">{m.openings_office_show()}</Button>
    </form>
  )
}
