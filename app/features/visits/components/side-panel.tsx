import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react'
import { m } from '#app/locales/generated/messages.js'

export type SideTab = 'chat' | 'text' | 'documents' | 'people'
export type SideTabs = {
  id: SideTab
  label: string
  /** What is new in it. */
  count?: number
  content: ReactNode
}[]

type Props = { tabs: SideTabs; open: SideTab; onOpen: (tab: SideTab) => void }

/** Tabs beside the picture, by the pattern of the ARIA Authoring Practices: arrows move, the chosen tab is the one in the tab order. */
export function SidePanel({ tabs, open, onOpen }: Props) {
  const id = useId()
  const buttons = useRef(new Map<SideTab, HTMLButtonElement>())
  const move = (event: KeyboardEvent) => {
    const index = tabs.findIndex((tab) => tab.id === open)
    const step = { ArrowRight: 1, ArrowLeft: -1, Home: -index, End: tabs.length - 1 - index }[event.key]
    if (step === undefined) return
    event.preventDefault()
    const next = tabs[(index + step + tabs.length) % tabs.length]
    if (!next) return
    onOpen(next.id)
    buttons.current.get(next.id)?.focus()
  }
  return (
    <aside className="tp-panelbar" aria-label={m.visit_side_panel()}>
      <div className="tp-tabs" role="tablist" aria-label={m.visit_side_panel()} onKeyDown={move}>
        {tabs.map((tab) => (
          <button
            key={tab.id}
            ref={(element) => {
              if (element) buttons.current.set(tab.id, element)
            }}
            type="button"
            role="tab"
            id={`${id}-${tab.id}`}
            aria-selected={tab.id === open}
            aria-controls={`${id}-${tab.id}-panel`}
            tabIndex={tab.id === open ? 0 : -1}
            onClick={() => onOpen(tab.id)}
          >
            {tab.label}
            {tab.count ? <span className="tp-count">{tab.count}</span> : null}
          </button>
        ))}
      </div>
      {tabs.map((tab) => (
        <div
          key={tab.id}
          className="tp-panelbar__tab"
          role="tabpanel"
          id={`${id}-${tab.id}-panel`}
          aria-labelledby={`${id}-${tab.id}`}
          hidden={tab.id !== open}
        >
          {tab.content}
        </div>
      ))}
    </aside>
  )
}
