import { m } from '#app/locales/generated/messages.js'
import { Button } from '#app/ui/button.tsx'

type Props = { people: { id: string; name: string }[]; chosen: string | null; tag: string | null }

/** Whose calendar it is: the own first, then everybody and everything of the department. */
export function PersonPicker({ people, chosen, tag }: Props) {
  return (
    <form method="get" className="tp-row tp-row--tight">
      {tag ? <input type="hidden" name="tag" value={tag} /> : null}
      <label className="tp-filter__field" htmlFor="person">
        {m.calendar_person()}
      </label>
      <select id="person" name="person" defaultValue={chosen ?? ''} className="tp-select">
        {people.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <Button look="secondary" small>
        {m.calendar_show()}
      </Button>
    </form>
  )
}
