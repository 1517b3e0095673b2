import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

export type Fact = { icon: IconName; label: string; value: ReactNode }

/** Facts with a symbol each: service, time, mode, place. */
export function Facts({ facts }: { facts: Fact[] }) {
  return (
    <dl className="tp-facts">
      {facts.map((fact) => (
        <div key={fact.label}>
          <Icon name={fact.icon} />
          <dt>{fact.label}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
  )
}
