import { m } from '#app/locales/generated/messages.js'
import { Button } from '#app/ui/button.tsx'
import { Dialog } from '#app/ui/dialog.tsx'
import { DeviceSelect } from './device-select.tsx'
import { LevelMeter } from './level-meter.tsx'
import { MediaProblemNote } from './media-problem-note.tsx'
import { SpeakerTest } from './speaker-test.tsx'

type Shared = { open: boolean; onClose: () => void }

export function DevicesDialog({ open, onClose }: Shared) {
  return (
    <Dialog
      title={m.visit_change_devices()}
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
          <MediaProblemNote />
          <DeviceSelect />
          <div className="tp-row">
            <span>{m.visit_say_something()}</span>
            <LevelMeter />
          </div>
          <SpeakerTest />
        </div>
      ) : null}
    </Dialog>
  )
}

export function HelpDialog({ open, onClose, phone, onReconnect }: Shared & { phone: string; onReconnect: () => void }) {
  const reconnect = () => {
    onReconnect()
    onClose()
  }
  return (
    <Dialog
      title={m.visit_help_title()}
      open={open}
      onClose={onClose}
      actions={
        <>
          <Button type="button" look="secondary" onClick={onClose}>
            {m.common_close()}
          </Button>
          <Button type="button" icon="refresh" onClick={reconnect}>
            {m.visit_reconnect()}
          </Button>
        </>
      }
    >
      <ul className="kern-list kern-list--bullet">
        <li>{m.visit_help_sound()}</li>
        <li>{m.visit_help_microphone()}</li>
        <li>{m.visit_help_reconnect()}</li>
        <li>{m.visit_help_phone({ phone })}</li>
      </ul>
    </Dialog>
  )
}

export function LeaveDialog({ open, onClose, onLeave, text }: Shared & { onLeave: () => void; text: string }) {
  return (
    <Dialog
      title={m.visit_leave_title()}
      open={open}
      onClose={onClose}
      actions={
        <>
          <Button type="button" look="secondary" onClick={onClose}>
            {m.visit_stay()}
          </Button>
          <Button type="button" icon="call_end" onClick={onLeave}>
            {m.visit_leave()}
          </Button>
        </>
      }
    >
      <p>{text}</p>
    </Dialog>
  )
}
