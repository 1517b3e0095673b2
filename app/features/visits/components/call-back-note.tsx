import { telLink } from '#app/features/booking/phone-number.ts'
import { m } from '#app/locales/generated/messages.js'
import { Icon } from '#app/ui/icon.tsx'
import type { CallBack } from '../list-call-backs.server.ts'

/** For the caseworker: who is to be called, under which number. */
export function CallBackNote({ callBacks }: { callBacks: CallBack[] }) {
  return (
    <div role="status">
      {callBacks.map(({ partyId, name, phone }) => (
        <p key={partyId} className="tp-note">
          <Icon name="call" />
          <span>
            {m.media_wants_call({ name })}{' '}
            <a className="tp-nowrap" href={telLink(phone)}>
              {phone}
            </a>
          </span>
        </p>
      ))}
    </div>
  )
}
