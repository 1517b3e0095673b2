import { m } from '#app/locales/generated/messages.js'

type Props = { id: string; title: string; columns: string[]; rows: string[][] }

/** A plain table of settings; scrolls sideways where it does not fit. */
export function SettingsTable({ id, title, columns, rows }: Props) {
  return (
    <section className="tp-box tp-stack" aria-labelledby={id}>
      <h2 className="tp-h3" id={id}>
        {title} <span className="tp-small tp-muted">({rows.length})</span>
      </h2>
      {rows.length === 0 ? (
        <p className="tp-muted">{m.admin_nothing()}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard
        <section className="tp-scroll" tabIndex={0} aria-label={title}>
          <table className="tp-table" aria-labelledby={id}>
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
              {rows.map((cells) => (
                <tr key={cells.join('|')}>
                  {cells.map((cell, index) => (
                    <td key={columns[index]}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </section>
  )
}
