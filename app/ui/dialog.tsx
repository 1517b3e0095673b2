import { type ReactNode, useEffect, useId, useRef } from 'react'
import { m } from '#app/locales/generated/messages.js'

type Props = { title: string; open: boolean; onClose: () => void; children: ReactNode; actions: ReactNode }

/** Modal dialog on the native element: Escape closes it, the focus returns. Put `autoFocus` on the harmless action. */
export function Dialog({ title, open, onClose, children, actions }: Props) {
  const element = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useEffect(() => {
    if (open) element.current?.showModal()
    else element.current?.close()
  }, [open])
  return (
    <dialog className="kern-dialog" ref={element} aria-labelledby={titleId} onClose={onClose}>
      <div className="kern-dialog__header">
        <h2 className="kern-title kern-title--large" id={titleId}>
          {title}
        </h2>
        <button type="button" className="kern-btn kern-btn--tertiary" onClick={onClose} aria-label={m.common_close()}>
          <span className="kern-icon kern-icon--close" aria-hidden="true" />
        </button>
      </div>
      <section className="kern-dialog__body">{children}</section>
      <div className="kern-dialog__footer">{actions}</div>
    </dialog>
  )
}
