import { useEffect, useState } from 'react'
import { m } from '#app/locales/generated/messages.js'
import { Button } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { CallBackDialog, type CallBackPlace } from './call-back-dialog.tsx'
import { useLocalMedia } from './local-media.tsx'

type Props = { title: string; phone: string; officePhone: string; place: CallBackPlace }

/** The visit goes on by phone: which number is called, how to change it, and the way back. Camera and microphone are let go. */
export function CallBackPage({ title, phone, officePhone, place }: Props) {
  const { close, open } = useLocalMedia()
  const [changing, setChanging] = useState(false)
  const [failed, setFailed] = useState(false)
  useEffect(() => close(), [close])
  const comeBack = async () => {
    setFailed(false)
    const body = new URLSearchParams({ back: 'yes' })
    const response = await fetch(place.url, { method: 'POST', body }).catch(() => null)
    if (!response?.ok) return setFailed(true)
    void open()
    place.onDone()
  }
  return (
    <main id="inhalt" className="tp-wrap tp-section tp-stack">
      <p className="tp-muted">{title}</p>
      <h1 className="tp-h1">{m.media_by_phone_title()}</h1>
      <p className="tp-lead">
        <Icon name="call" /> {m.media_by_phone_text({ phone })}
      </p>
      <p>{m.media_by_phone_seat()}</p>
      <p className="tp-row">
        <Button type="button" icon="edit" look="secondary" onClick={() => setChanging(true)}>
          {m.media_change_number()}
        </Button>
        <Button type="button" icon="videocam" look="secondary" onClick={() => void comeBack()}>
          {m.media_back_to_video()}
        </Button>
      </p>
      <div role="alert">
        {failed ? <p className="tp-note tp-note--warn">{m.media_call_back_failed({ phone: officePhone })}</p> : null}
      </div>
      <CallBackDialog
        open={changing}
        onClose={() => setChanging(false)}
        place={{
          ...place,
          knownPhone: phone,
          onDone: () => {
            setChanging(false)
            place.onDone()
          },
        }}
        reason="chosen"
        officePhone={officePhone}
      />
    </main>
  )
}
