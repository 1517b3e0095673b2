import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { m } from '#app/locales/generated/messages.js'
import { Button } from '#app/ui/button.tsx'
import { formatClock } from '#app/ui/format.ts'
import { usePageFacts } from '#app/ui/page-facts.ts'
import { MAX_MESSAGE_LENGTH } from '../limits.ts'
import type { ChatMessage } from '../list-chat-messages.server.ts'
import { roleWord } from './party-words.ts'
import type { Chat } from './use-chat.ts'

/** Text messages of the visit: read aloud as they come, sent with Enter, a new line with Shift and Enter. */
export function ChatPanel({ chat, ownId, zone }: { chat: Chat; ownId: string; zone: string }) {
  const log = useRef<HTMLDivElement>(null)
  const count = chat.messages.length
  // biome-ignore lint/correctness/useExhaustiveDependencies: the newest message is scrolled to when there is one more
  useEffect(() => {
    log.current?.scrollTo({ top: log.current.scrollHeight })
  }, [count])
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled area has to be reachable by keyboard */}
      <div className="tp-log" role="log" aria-label={m.visit_chat_log()} tabIndex={0} ref={log}>
        {count === 0 ? <p className="tp-muted">{m.visit_chat_empty()}</p> : null}
        {chat.messages.map((message) => (
          <Message key={message.id} message={message} own={message.partyId === ownId} zone={zone} />
        ))}
      </div>
      <Compose chat={chat} />
    </>
  )
}

function Message({ message, own, zone }: { message: ChatMessage; own: boolean; zone: string }) {
  const { locale } = usePageFacts()
  const name = own ? m.visit_you() : message.name || roleWord(message.role)
  return (
    <p className={own ? 'tp-msg tp-msg--me' : 'tp-msg'}>
      <b>
        {name}, {formatClock({ at: message.sentAt, zone, locale })}
      </b>
      {message.body}
    </p>
  )
}

export function Compose({ chat }: { chat: Chat }) {
  const id = useId()
  const [text, setText] = useState('')
  const [failed, setFailed] = useState(false)
  const [busy, setBusy] = useState(false)
  const submit = async (event?: FormEvent) => {
    event?.preventDefault()
    const body = text.trim()
    if (!body || busy) return
    setBusy(true)
    const stored = await chat.send(body)
    setBusy(false)
    setFailed(!stored)
    if (stored) setText('')
  }
  return (
    <form className="tp-compose" onSubmit={(event) => void submit(event)}>
      <label className="tp-small tp-strong" htmlFor={id}>
        {m.visit_write_message()}
      </label>
      <textarea
        id={id}
        rows={2}
        maxLength={MAX_MESSAGE_LENGTH}
        value={text}
        aria-invalid={failed || undefined}
        aria-describedby={failed ? `${id}-error` : undefined}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
          event.preventDefault()
          void submit()
        }}
      />
      <div className="tp-row tp-row--between">
        <p className="tp-small tp-compose__error" role="alert" id={`${id}-error`}>
          {failed ? m.visit_message_failed() : ''}
        </p>
        <Button icon="send" disabled={busy}>
          {m.visit_send()}
        </Button>
      </div>
    </form>
  )
}
