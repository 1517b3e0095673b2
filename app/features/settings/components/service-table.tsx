import { modeWord } from '#app/features/workplace/components/mode-words.ts'
import { m } from '#app/locales/generated/messages.js'
import { servicePath } from '../paths.ts'
import { offeredModes, type SettingsService } from '../service-rules.ts'
import { spanWord } from './rule-lines.ts'

/** The services of a department with the rules that people ask for most; each leads to its form. */
export function ServiceTable({ services, label }: { services: SettingsService[]; label: string }) {
  if (services.length === 0) return <p className="tp-muted">{m.settings_none()}</p>
  const columns = [
    m.settings_col_service(),
    m.settings_col_duration(),
    m.settings_col_modes(),
    m.settings_col_window(),
    m.settings_col_limit(),
    m.settings_col_offices(),
  ]
  return (
    <section className="tp-box" aria-label={label}>
      <table className="tp-table tp-table--cards" aria-label={label}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th scope="col" key={column}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {services.map((service) => (
            <ServiceRow key={service.id} service={service} columns={columns} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function ServiceRow({
  service: { id, name, offices, rules },
  columns,
}: {
  service: SettingsService
  columns: string[]
}) {
  const days = m.admin_days({ count: rules.horizonDays })
  const cells = [
    <>
      {m.common_minutes({ count: rules.durationMinutes })}
      <br />
      <span className="tp-small tp-muted tp-nowrap">
        {m.settings_buffers({ before: rules.bufferBeforeMinutes, after: rules.bufferAfterMinutes })}
      </span>
    </>,
    offeredModes(rules).map(modeWord).join(', ') || '–',
    rules.leadTimeMinutes === 0
      ? m.settings_window_no_lead({ days })
      : m.settings_window({ lead: spanWord(rules.leadTimeMinutes), days }),
    rules.maxActivePerContact ?? m.settings_no_limit(),
    offices.filter(({ offeringId }) => (rules.modes[offeringId] ?? []).length > 0).length,
  ]
  return (
    <tr>
      <th scope="row">
        <a className="tp-service-link" href={servicePath(id)}>
          {name}
        </a>{' '}
        {rules.active ? null : <span className="tp-tag">{m.settings_inactive()}</span>}
      </th>
      {cells.map((cell, index) => (
        <td key={columns[index + 1]} data-label={columns[index + 1]} className="tp-num">
          {cell}
        </td>
      ))}
    </tr>
  )
}
