import { type FormEvent, useState } from 'react'
import { m } from '#app/locales/generated/messages.js'
import { Button } from '#app/ui/button.tsx'
import { Dialog } from '#app/ui/dialog.tsx'
import { TextField } from '#app/ui/field.tsx'
import type { StepReason } from '../media-level.ts'

export type CallBackPlace = { url: string; knownPhone: string; onDone: () => void }

type Props = {
  open: boolean
  onClose: () => void
  place: CallBackPlace
  reason: StepReason
  /** Of the office, for when not even this gets through. */
  officePhone: string
}

/** The person confirms the number under which the office calls back; the visit goes on by phone. */
export function CallBackDialog({ open, onClose, place, reason, officePhone }: Props) {
  const [problem, setProblem] = useState<'number' | 'away' | null>(null)
  const [busy, setBusy] = useState(false)
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const body = new URLSearchParams({ phone: String(new FormData(event.currentTarget).get('phone')), reason })
    setBusy(true)
    setProblem(null)
    const response = await fetch(place.url, { method: 'POST', body }).catch(() => null)
    setBusy(false)
    if (response?.ok) place.onDone()
    else setProblem(response?.status === 400 ? 'number' : 'away')
  }
  return (
    <Dialog
      title={m.media_call_back_title()}
      open={open}
      onClose={onClose}
      actions={
        <>
          <Button type="button" look="secondary" onClick={onClose}>
            {m.visit_back_to_talk()}
          </Button>
          <Button form="call-back" icon="call" disabled={busy}>
            {m.media_call_me()}
          </Button>
        </>
      }
    >
      {open ? (
        <form id="call-back" className="tp-stack" onSubmit={send} noValidate>
          <p>{m.media_call_back_text()}</p>
          <TextField
            name="phone"
            type="tel"
            autoComplete="tel"
            inputMode="tel"
            maxLength={40}
            label={m.media_call_back_number()}
            hint={m.media_call_back_hint()}
            defaultValue={place.knownPhone}
            error={problem === 'number' ? m.error_phone_unusable() : undefined}
          />
          <div role="alert">
            {problem === 'number' ? <p className="kern-sr-only">{m.error_phone_unusable()}</p> : null}
            {problem === 'away' ? (
              <p className="tp-note tp-note--warn">{m.media_call_back_failed({ phone: officePhone })}</p>
            ) : null}
          </div>
        </form>
      ) : null}
    </Dialog>
  )
}
