import { m } from '#app/locales/generated/messages.js'
import { usePageFacts } from '#app/ui/page-facts.ts'
import { rulePath } from '../paths.ts'
import type { ClosureState, Kept } from '../rules.ts'
import { dateWord } from './rule-words.ts'

/** The closed days of an office that are not over. */
export function ClosureList({ closures }: { closures: Kept<ClosureState>[] }) {
  const { locale } = usePageFacts()
  return (
    <section className="tp-box tp-stack tp-stack--tight" aria-labelledby="closures">
      <h2 className="tp-h3" id="closures">
        {m.openings_closures()}
      </h2>
      {closures.length === 0 ? (
        <p className="tp-muted">{m.openings_closures_none()}</p>
      ) : (
        <table className="tp-table tp-table--cards" aria-labelledby="closures">
          <thead>
            <tr>
              <th scope="col">{m.openings_when()}</th>
              <th scope="col">{m.openings_reason()}</th>
            </tr>
          </thead>
          <tbody>
            {closures.map(({ id, state: { first, last, reason } }) => (
              <tr key={id}>
                <td>
                  <a href={rulePath('closure', id)}>
                    {dateWord(first, locale)}
                    {last === first ? '' : ` – ${dateWord(last, locale)}`}
                  </a>
                </td>
                <td>{reason || '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
