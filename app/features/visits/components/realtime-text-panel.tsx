import { useEffect, useId, useRef, useState } from 'react'
import { m } from '#app/locales/generated/messages.js'
import { Button } from '#app/ui/button.tsx'
import type { VisitParty } from '../list-visit-parties.server.ts'
import { MAX_LINE, partToSay } from '../realtime-text.ts'
import { partyName } from './party-words.ts'
import type { RealtimeText, ShownLine } from './use-realtime-text.ts'

type Props = { text: RealtimeText; parties: VisitParty[]; ownId: string }

/** Text that appears elsewhere while it is typed, beside voice; the log for the eyes, whole sentences for the ears. */
export function RealtimeTextPanel({ text, parties, ownId }: Props) {
  const id = useId()
  const log = useRef<HTMLElement>(null)
  const nameOf = (from: string) =>
    partyName(
      parties.find((party) => party.id === from),
      ownId,
    )
  const last = text.lines.at(-1)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the newest characters are scrolled to when there are more
  useEffect(() => {
    log.current?.scrollTo({ top: log.current.scrollHeight })
  }, [text.lines.length, last?.text])
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled area has to be reachable by keyboard */}
      <section className="tp-log" aria-label={m.visit_text_log()} tabIndex={0} ref={log}>
        {text.lines.length === 0 ? <p className="tp-muted">{m.visit_text_empty()}</p> : null}
        {text.lines.map((line) => (
          <p
            key={line.order}
            className={`tp-msg${line.from === ownId ? ' tp-msg--me' : ''}${line.ended ? '' : ' tp-msg--live'}`}
          >
            <b>
              {line.from === ownId ? m.visit_you() : nameOf(line.from)}
              {line.ended ? '' : ` ${m.visit_text_typing()}`}
            </b>
            {line.text}
          </p>
        ))}
      </section>
      <Spoken lines={text.lines.filter(({ from }) => from !== ownId)} nameOf={nameOf} />
      <form
        className="tp-compose"
        onSubmit={(event) => {
          event.preventDefault()
          text.end()
        }}
      >
        <label className="tp-small tp-strong" htmlFor={id}>
          {m.visit_text_label()}
        </label>
        <textarea
          id={id}
          rows={2}
          value={text.typing}
          aria-describedby={`${id}-hint`}
          maxLength={MAX_LINE}
          onChange={(event) => text.type(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
            event.preventDefault()
            text.end()
          }}
        />
        <div className="tp-row tp-row--between">
          <p className="tp-small tp-muted" id={`${id}-hint`}>
            {m.visit_text_hint()}
          </p>
          <Button look="secondary">{m.visit_text_end()}</Button>
        </div>
      </form>
    </>
  )
}

/** What others write, in parts that make sense when they are heard. */
function Spoken({ lines, nameOf }: { lines: ShownLine[]; nameOf: (from: string) => string }) {
  const [parts, setParts] = useState<{ key: string; words: string }[]>([])
  const said = useRef(new Map<number, number>())
  useEffect(() => {
    for (const line of lines) {
      const before = Math.min(said.current.get(line.order) ?? 0, line.text.length)
      const part = partToSay(line, before)
      if (part.trim() === '') continue
      said.current.set(line.order, before + part.length)
      const words = `${nameOf(line.from)}: ${part.trim()}`
      setParts((all) => [...all.slice(-9), { key: `${line.order} ${before}`, words }])
    }
  }, [lines, nameOf])
  return (
    <div className="kern-sr-only" role="log" aria-label={m.visit_text_log()}>
      {parts.map(({ key, words }) => (
        <p key={key}>{words}</p>
      ))}
    </div>
  )
}
