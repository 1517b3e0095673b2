import type { ReactNode } from 'react'

type Props = {
  left: { title: string; lines: string[] | null }
  right: { title: string; lines: string[] | null; note?: string }
  empty: string
}

/** Two versions of one rule side by side; what differs is marked, in words for those who do not see it. */
export function RuleVersions({ left, right, empty }: Props) {
  return (
    <div className="tp-versions">
      <Version title={left.title} lines={left.lines} others={right.lines} empty={empty} />
      <Version title={right.title} lines={right.lines} others={left.lines} empty={empty}>
        {right.note ? <p className="tp-small tp-muted">{right.note}</p> : null}
      </Version>
    </div>
  )
}

type VersionProps = {
  title: string
  lines: string[] | null
  others: string[] | null
  empty: string
  children?: ReactNode
}

function Version({ title, lines, others, empty, children }: VersionProps) {
  return (
    <div className="tp-version">
      <h3 className="tp-h4">{title}</h3>
      {lines === null ? (
        <p className="tp-muted">{empty}</p>
      ) : (
        <ul className="tp-version__lines">
          {lines.map((line) => (
            <li key={line}>{others && !others.includes(line) ? <mark>{line}</mark> : line}</li>
          ))}
        </ul>
      )}
      {children}
    </div>
  )
}
