import { useState } from 'react'
import { m } from '#app/locales/generated/messages.js'
import { Button } from '#app/ui/button.tsx'
import { Dialog } from '#app/ui/dialog.tsx'
import { Icon } from '#app/ui/icon.tsx'
import type { Encryption } from './room-keys.ts'

/** That the visit is encrypted from end to end, and the number with which people can prove it to each other. */
export function EncryptionButton({ encryption }: { encryption: Encryption }) {
  const [open, setOpen] = useState(false)
  const { ready, safetyNumber, holders } = encryption
  const close = () => setOpen(false)
  return (
    <>
      <button type="button" className="tp-visit__quality" onClick={() => setOpen(true)}>
        <Icon name={ready ? 'verified_user' : 'hourglass_top'} />
        <span>{ready ? m.media_encrypted() : m.media_agreeing()}</span>
      </button>
      <Dialog
        title={m.media_encryption_title()}
        open={open}
        onClose={close}
        actions={
          <Button type="button" onClick={close}>
            {m.common_close()}
          </Button>
        }
      >
        {open ? (
          <div className="tp-stack">
            {safetyNumber ? (
              <>
                <p>{m.media_safety_explain()}</p>
                <p className="tp-safety tp-num" data-safety-number>
                  {safetyNumber.split(' ').map((group, index) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: groups of one number, in its order
                    <span key={index}>{group}</span>
                  ))}
                </p>
                <p>{m.media_key_holders({ names: holders.join(', ') })}</p>
              </>
            ) : (
              <p>{m.media_safety_waiting()}</p>
            )}
            <p className="tp-small tp-muted">{m.media_encryption_limits()}</p>
          </div>
        ) : null}
      </Dialog>
    </>
  )
}
