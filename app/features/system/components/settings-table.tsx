import { m } from '#app/locales/generated/messages.js'

type Props = { id: string; title: string; columns: string[]; rows: string[][] }

/** A plain table of settings; on narrow screens every row is a card whose lines say what they are. */
export function SettingsTable({ id, title, columns, rows }: Props) {
  return (
    <section className="tp-box tp-stack" aria-labelledby={id}>
      <h2 className="tp-h3" id={id}>
        {title} <span className="tp-small tp-muted">({rows.length})</span>
      </h2>
      {rows.length === 0 ? (
        <p className="tp-muted">{m.admin_nothing()}</p>
      ) : (
        <table className="tp-table tp-table--cards" aria-labelledby={id}>
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
                  <td key={columns[index]} data-label={columns[index]}>
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
