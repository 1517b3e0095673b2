import { m } from '#app/locales/generated/messages.js'
import { Button } from '#app/ui/button.tsx'
import { Dialog } from '#app/ui/dialog.tsx'
import { CheckField } from '#app/ui/field.tsx'
import type { RoomLevel } from '../media-level.ts'
import type { Ladder } from './use-ladder.ts'

const CHOICES: { level: RoomLevel; label: () => string; hint: () => string }[] = [
  { level: 'video', label: m.media_level_video, hint: m.media_level_video_hint },
  { level: 'low_data', label: m.media_level_low_data, hint: m.media_level_low_data_hint },
  { level: 'audio', label: m.media_level_audio, hint: m.media_level_audio_hint },
]

type Props = { open: boolean; onClose: () => void; ladder: Ladder; quality: string; onPhone?: () => void }

/** How much picture the conversation shall have, and the way to the phone. */
export function ConnectionDialog({ open, onClose, ladder, quality, onPhone }: Props) {
  return (
    <Dialog
      title={m.media_connection_title()}
      open={open}
      onClose={onClose}
      actions={
        <Button type="button" onClick={onClose}>
          {m.common_close()}
        </Button>
      }
    >
      {open ? (
        <div className="tp-stack">
          <p>{quality}</p>
          <fieldset className="tp-field">
            <legend className="kern-label">{m.media_level_question()}</legend>
            {CHOICES.map(({ level, label, hint }) => (
              <CheckField
                key={level}
                type="radio"
                name="mediaLevel"
                id={`media-level-${level}`}
                value={level}
                label={`${label()}: ${hint()}`}
                checked={ladder.level === level}
                onChange={() => ladder.take(level, 'chosen')}
              />
            ))}
          </fieldset>
          {onPhone ? (
            <div className="tp-stack tp-stack--tight">
              <p>{m.media_phone_explain()}</p>
              <Button type="button" look="secondary" icon="call" onClick={onPhone}>
                {m.media_take_phone()}
              </Button>
            </div>
          ) : null}
        </div>
      ) : null}
    </Dialog>
  )
}
