import { useState } from 'react'
import { m } from '#app/locales/generated/messages.js'
import { Icon } from '#app/ui/icon.tsx'
import type { VisitParty } from '../list-visit-parties.server.ts'
import type { StepReason } from '../media-level.ts'
import { CallBackDialog, type CallBackPlace } from './call-back-dialog.tsx'
import { ConnectionDialog } from './connection-dialog.tsx'
import { LadderNote } from './ladder-note.tsx'
import { useLadder } from './use-ladder.ts'
import type { UseVisitRoom } from './use-visit-room.ts'

type Props = Pick<UseVisitRoom, 'room' | 'setLevel' | 'leave'> & {
  parties: VisitParty[]
  stepUrl: string
  headers: Record<string, string>
  phone: string
  quality: string
  callBack?: CallBackPlace
}

/** How the connection is, in the head of the room: a press opens the choice of picture, sound or phone. */
export function ConnectionBar({ phone, quality, callBack, leave, ...options }: Props) {
  const ladder = useLadder(options)
  const [dialog, setDialog] = useState<'connection' | 'phone' | null>(null)
  const [reason, setReason] = useState<StepReason>('chosen')
  // A dialog that was replaced by the other one reports its closing too.
  const close = (which: 'connection' | 'phone') => () => setDialog((open) => (open === which ? null : open))
  const byPhone = (why: StepReason) => {
    setReason(why)
    setDialog('phone')
  }
  const levelText = { video: '', low_data: m.media_level_low_data(), audio: m.media_level_audio() }[ladder.level]
  return (
    <>
      <button type="button" className="tp-visit__quality tp-visit__end" onClick={() => setDialog('connection')}>
        <Icon name="signal_cellular_alt" />
        <span>
          {quality}
          {levelText ? ` · ${levelText}` : ''}
        </span>
      </button>
      <div className="tp-visit__ladder">
        <LadderNote ladder={ladder} onPhone={callBack ? () => byPhone('measured') : undefined} />
      </div>
      <ConnectionDialog
        open={dialog === 'connection'}
        onClose={close('connection')}
        ladder={ladder}
        quality={quality}
        onPhone={callBack ? () => byPhone('chosen') : undefined}
      />
      {callBack ? (
        <CallBackDialog
          open={dialog === 'phone'}
          onClose={close('phone')}
          place={{ ...callBack, onDone: () => void leave().then(callBack.onDone) }}
          reason={reason}
          officePhone={phone}
        />
      ) : null}
    </>
  )
}
