import { FormToken } from '#app/features/access/components/form-token.tsx'
import { MAX_MESSAGE_LENGTH } from '#app/features/visits/limits.ts'
import { PREPARED_KEYS, preparedText } from '#app/features/visits/prepared-texts.ts'
import { m } from '#app/locales/generated/messages.js'
import { Button } from '#app/ui/button.tsx'
import { SelectField, TextArea } from '#app/ui/field.tsx'
import { usePageFacts } from '#app/ui/page-facts.ts'
import { WAITING_STATES, type WaitingState } from '#rooms/waiting/waiting-word.ts'
import type { WaitingEntry } from '../waiting-list.ts'

const ACTION = '/dienst/wartezimmer'

export const STATE_WORDS: Record<WaitingState, () => string> = {
  open: m.waiting_state_open,
  technical: m.waiting_state_technical,
  closed: m.waiting_state_closed,
}

type Props = { entries: WaitingEntry[]; formToken: string; state: WaitingState }

/** Messages to one or all who wait, and what the waiting room shows to everybody. */
export function WriteToWaiting({ entries, formToken, state }: Props) {
  const { locale } = usePageFacts()
  const people = entries.filter((entry) => !entry.late)
  return (
    <>
      <details className="tp-stack">
        <summary>{m.waiting_write()}</summary>
        <form method="post" action={ACTION} className="tp-stack">
          <FormToken value={formToken} />
          <SelectField
            name="to"
            label={m.waiting_to()}
            options={[
              { value: 'all', label: m.waiting_to_all() },
              { value: 'mine', label: m.waiting_to_mine() },
              ...people.map(({ appointment }) => ({
                value: appointment.id,
                label: appointment.applicantName || m.staff_no_name(),
              })),
            ]}
          />
          <SelectField
            name="prepared"
            label={m.waiting_prepared()}
            hint={m.waiting_prepared_hint()}
            options={[
              { value: '', label: m.waiting_prepared_none() },
              ...PREPARED_KEYS.map((key) => ({ value: key, label: preparedText(key, locale) })),
            ]}
          />
          <TextArea
            name="body"
            label={m.waiting_body()}
            hint={m.waiting_body_hint()}
            maxLength={MAX_MESSAGE_LENGTH}
            rows={3}
            optional
          />
          <Button look="secondary" icon="send" name="intent" value="write">
            {m.waiting_send()}
          </Button>
        </form>
      </details>
      <details className="tp-stack" open={state !== 'open'}>
        <summary>
          {m.waiting_announce()}: {STATE_WORDS[state]()}
        </summary>
        <form method="post" action={ACTION} className="tp-stack">
          <FormToken value={formToken} />
          <SelectField
            name="state"
            label={m.waiting_announce()}
            defaultValue={state}
            options={WAITING_STATES.map((value) => ({ value, label: STATE_WORDS[value]() }))}
          />
          <Button look="secondary" name="intent" value="announce">
            {m.waiting_announce_save()}
          </Button>
        </form>
      </details>
    </>
  )
}
