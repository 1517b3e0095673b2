import { FormToken } from '#app/features/access/components/form-token.tsx'
import { m } from '#app/locales/generated/messages.js'
import { Button } from '#app/ui/button.tsx'
import { TextArea } from '#app/ui/field.tsx'
import { formatShortDate, formatTime } from '#app/ui/format.ts'
import { usePageFacts } from '#app/ui/page-facts.ts'
import type { NoteRow } from '../appointment-facts.ts'
import { MAX_NOTE_LENGTH } from '../limits.ts'

type Props = { notes: NoteRow[]; zone: string; formToken: string; problem?: { value: string; message: string } }

/** Notes that stay in the department. */
export function NotesBox({ notes, zone, formToken, problem }: Props) {
  const { locale } = usePageFacts()
  return (
    <section className="tp-box tp-stack" aria-labelledby="notes">
      <h2 className="tp-h3" id="notes">
        {m.staff_notes()}
      </h2>
      {notes.length === 0 ? (
        <p className="tp-muted">{m.staff_notes_empty()}</p>
      ) : (
        // biome-ignore lint/a11y/noRedundantRoles: Safari drops list semantics where list-style is none
        <ul className="tp-notes" role="list">
          {notes.map((note) => (
            <li key={note.id}>
              <p className="tp-prewrap">{note.body}</p>
              <p className="tp-small tp-muted">
                {note.author}, {formatShortDate({ at: note.writtenAt, zone, locale })},{' '}
                {formatTime({ at: note.writtenAt, zone, locale })}
              </p>
            </li>
          ))}
        </ul>
      )}
      <form method="post" className="tp-stack">
        <FormToken value={formToken} />
        <input type="hidden" name="intent" value="note" />
        <TextArea
          name="body"
          label={m.staff_note_label()}
          hint={m.staff_note_hint()}
          error={problem?.message}
          defaultValue={problem?.value}
          maxLength={MAX_NOTE_LENGTH}
          rows={3}
        />
        <Button look="secondary" icon="note_add">
          {m.staff_note_add()}
        </Button>
      </form>
    </section>
  )
}
