import { Form } from '@remix-run/react'
import { useEffect, useState } from 'react'
import { FormToken } from '#app/features/access/components/form-token.tsx'
import type { Locale } from '#app/lib/locale.ts'
import { m } from '#app/locales/generated/messages.js'
import { Button } from '#app/ui/button.tsx'
import { Dialog } from '#app/ui/dialog.tsx'
import { CheckField, TextField } from '#app/ui/field.tsx'
import { usePageFacts } from '#app/ui/page-facts.ts'
import type { CalendarColumn } from '../calendar-columns.ts'
import { MAX_REASON_LENGTH } from '../limits.ts'
import { nameOf } from './calendar-appointment.tsx'
import { clockOf } from './clock-of.ts'
import { dayWord } from './day-word.ts'
import type { Draft } from './use-calendar-moves.ts'

type Props = {
  move: Draft | null
  columns: CalendarColumn[]
  formToken: string
  here: string
  onClose: () => void
}

/** Asks before a drag counts: what was, what will be, and whether the citizen is told. The same form as on the page of the change. */
export function MoveDialog({ move, columns, formToken, here, onClose }: Props) {
  // The dialog keeps its words while it closes.
  const [shown, setShown] = useState(move)
  useEffect(() => {
    if (move) setShown(move)
  }, [move])
  const { locale } = usePageFacts()
  const change = shown && wordsOf(shown, columns, locale)
  return (
    <Dialog
      title={change?.isNewTime === false ? m.calendar_hand_over_title() : m.calendar_move_title()}
      open={move !== null}
      onClose={onClose}
      actions={
        <>
          <Button type="button" look="secondary" onClick={onClose} autoFocus>
            {m.calendar_leave()}
          </Button>
          <Button form="move-form">{m.calendar_move_now()}</Button>
        </>
      }
    >
      {shown && change ? (
        <Form
          key={`${shown.appointmentId} ${shown.columnKey} ${shown.from} ${shown.to}`}
          method="post"
          action={`/dienst/termine/${shown.appointmentId}/aendern`}
          id="move-form"
          className="tp-stack"
          onSubmit={onClose}
        >
          <FormToken value={formToken} />
          {Object.entries({ ...change.fields, intent: 'move', zurueck: here }).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <p>
            <b>{change.name}</b>, {change.service}
          </p>
          <dl className="tp-change">
            <Row label={m.calendar_before()} value={change.before} />
            <Row label={m.calendar_after()} value={change.after} />
          </dl>
          {change.isNewTime ? (
            <>
              <CheckField name="mitteilen" value="ja" label={m.calendar_tell()} defaultChecked />
              <TextField
                name="grund"
                label={m.calendar_reason()}
                hint={m.calendar_reason_hint()}
                optional
                maxLength={MAX_REASON_LENGTH}
              />
            </>
          ) : (
            <p className="tp-muted">{m.calendar_hand_over_quiet()}</p>
          )}
        </Form>
      ) : null}
    </Dialog>
  )
}

function Row({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  )
}

function wordsOf({ appointmentId, fromKey, columnKey, from, to }: Draft, columns: CalendarColumn[], locale: Locale) {
  const origin = columns.find(({ key }) => key === fromKey)
  const target = columns.find(({ key }) => key === columnKey)
  const placed = origin?.appointments.find(({ appointment }) => appointment.id === appointmentId)
  if (!origin || !target || !placed) return null
  const { appointment } = placed
  const words = (column: CalendarColumn, begin: number, end: number) =>
    m.calendar_place_words({
      day: dayWord(column.date, locale),
      from: clockOf(begin),
      to: clockOf(end),
      name: column.name,
    })
  return {
    name: nameOf(appointment),
    service: appointment.serviceName,
    before: words(origin, placed.from, placed.to),
    after: words(target, from, to),
    isNewTime: placed.from !== from || placed.to !== to || origin.date !== target.date,
    fields: {
      tag: target.date,
      zeit: clockOf(from),
      minuten: String(to - from),
      person: target.resourceId,
      statt: origin.resourceId,
      gesehen: appointment.startsAt,
    },
  }
}
