import { m } from '#app/locales/generated/messages.js'
import { formatTime } from '#app/ui/format.ts'
import { Icon } from '#app/ui/icon.tsx'
import { usePageFacts } from '#app/ui/page-facts.ts'
import { Compose } from './chat-panel.tsx'
import { roleWord } from './party-words.ts'
import type { Chat } from './use-chat.ts'

/** Messages between who waits and the caseworker; stays out of sight until the caseworker has written. */
export function WaitingChat({ chat, ownId, zone }: { chat: Chat; ownId: string; zone: string }) {
  const { locale } = usePageFacts()
  return (
    <div role="log" aria-label={m.visit_messages()}>
      {chat.messages.length > 0 ? (
        <div className="tp-note">
          <Icon name="chat" />
          <div className="tp-stack tp-stack--tight tp-grow">
            {chat.messages.map((message) => (
              <div key={message.id}>
                <p className="tp-strong">
                  {message.partyId === ownId
                    ? m.visit_own_message_at({ time: formatTime({ at: message.sentAt, zone, locale }) })
                    : m.visit_message_from({
                        name: message.name || roleWord(message.role),
                        time: formatTime({ at: message.sentAt, zone, locale }),
                      })}
                </p>
                <p className="tp-break tp-lines">{message.body}</p>
              </div>
            ))}
            <details>
              <summary>{m.visit_reply()}</summary>
              <Compose chat={chat} />
            </details>
          </div>
        </div>
      ) : null}
    </div>
  )
}
