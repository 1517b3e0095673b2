import { m } from '#app/locales/generated/messages.js'
import { Icon } from '#app/ui/icon.tsx'
import type { Mode } from '../types.ts'
import { MODE_ICONS, modeName } from './mode-facts.ts'

const MODES: Mode[] = ['video', 'phone', 'on_site']

/** Reads the filter of an address; null is every mode. */
export function readMode(value: string | null): Mode | null {
  return MODES.find((mode) => mode === value) ?? null
}

/** Narrows a list of services to one kind of appointment, by links. */
export function ModeFilter({ query, current }: { query: string; current: Mode | null }) {
  const address = (mode: Mode | null) => `/suche?${new URLSearchParams({ q: query, ...(mode ? { art: mode } : {}) })}`
  return (
    <nav className="tp-seg tp-seg--text" aria-label={m.public_mode_group()}>
      <a href={address(null)} aria-current={current === null ? 'true' : undefined}>
        {m.public_mode_all()}
      </a>
      {MODES.map((mode) => (
        <a key={mode} href={address(mode)} aria-current={current === mode ? 'true' : undefined}>
          <Icon name={MODE_ICONS[mode]} />
          {modeName(mode)}
        </a>
      ))}
    </nav>
  )
}
