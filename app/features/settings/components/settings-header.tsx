import { m } from '#app/locales/generated/messages.js'
import { Button } from '#app/ui/button.tsx'
import { DEPARTMENT_PATH, departmentQuery, SERVICES_PATH } from '../paths.ts'
import type { DepartmentChoice } from '../require-department.server.ts'

type Props = { title: string; place: 'services' | 'department'; department: { id: string; name: string } } & Pick<
  DepartmentChoice,
  'departments'
>

/** Heading, choice of the department for those who may change several, and the two pages about rules. */
export function SettingsHeader({ title, place, department, departments }: Props) {
  const pages = [
    ['services', SERVICES_PATH, m.settings_page_services()],
    ['department', DEPARTMENT_PATH, m.settings_page_department()],
  ] as const
  return (
    <div className="tp-stack tp-stack--tight">
      <h1 className="tp-h2">{title}</h1>
      <div className="tp-row tp-row--between tp-rules-head">
        {departments.length < 2 ? (
          <p className="tp-strong">{department.name}</p>
        ) : (
          <form
            method="get"
            action={place === 'services' ? SERVICES_PATH : DEPARTMENT_PATH}
            className="tp-row tp-row--tight"
          >
            <label className="kern-sr-only" htmlFor="fachbereich">
              {m.settings_department_label()}
            </label>
            <div className="kern-form-input__select-wrapper">
              <select
                className="kern-form-input__select"
                id="fachbereich"
                name="fachbereich"
                defaultValue={department.id}
              >
                {departments.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
            </div>
            <Button look="secondary">{m.openings_office_show()}</Button>
          </form>
        )}
        <nav className="tp-seg tp-seg--text" aria-label={m.settings_pages()}>
          {pages.map(([key, path, label]) => (
            <a
              key={key}
              href={`${path}${departmentQuery(department.id)}`}
              aria-current={key === place ? 'page' : undefined}
            >
              {label}
            </a>
          ))}
        </nav>
      </div>
    </div>
  )
}
