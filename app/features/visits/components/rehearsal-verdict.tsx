import { m } from '#app/locales/generated/messages.js'
import { Alert } from '#app/ui/alert.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { judgeRehearsal, REHEARSAL_STEPS, type RehearsalSteps } from '../rehearsal.ts'
import { PermissionHelp } from './permission-help.tsx'
import { adviceWord, stepResult, stepWord, VERDICTS } from './rehearsal-words.ts'

type Props = { steps: RehearsalSteps; phone: string; modePath: string | null }

const MARKS = {
  good: { icon: 'check_circle', word: m.visit_step_good },
  bad: { icon: 'error', word: m.visit_step_bad },
  open: { icon: 'help', word: m.visit_step_open },
} as const

/** What came out of a rehearsal: the verdict, one next step for each thing that is wrong, and every step for whoever wants to know. */
export function RehearsalVerdict({ steps, phone, modePath }: Props) {
  const { verdict, advice } = judgeRehearsal(steps)
  const { title, kind } = VERDICTS[verdict]
  const isBlocked = advice.includes('allow_camera') || advice.includes('allow_microphone')
  return (
    <div className="tp-stack">
      <Alert kind={kind} title={title()}>
        {advice.length === 0 ? <p>{m.visit_verdict_good_text()}</p> : null}
        {advice.length > 0 ? (
          <ul className="tp-advice">
            {advice.map((one) => (
              <li key={one}>{adviceWord(one)}</li>
            ))}
          </ul>
        ) : null}
      </Alert>
      {isBlocked ? <PermissionHelp /> : null}
      {verdict === 'failed' ? (
        <div className="tp-stack tp-stack--tight">
          <p>{modePath ? m.visit_rehearsal_other_mode() : m.visit_rehearsal_call({ phone })}</p>
          {modePath ? (
            <p>
              <ButtonLink href={modePath} look="secondary" icon="call">
                {m.visit_rehearsal_to_mode()}
              </ButtonLink>
            </p>
          ) : null}
        </div>
      ) : null}
      <details className="tp-fold">
        <summary>{m.visit_rehearsal_details()}</summary>
        {/* biome-ignore lint/a11y/noRedundantRoles: Safari drops list semantics where list-style is none */}
        <ul className="tp-checks" role="list">
          {REHEARSAL_STEPS.map((step) => {
            const mark = MARKS[stepResult(steps[step])]
            return (
              <li key={step}>
                <Icon name={mark.icon} />
                <span>{stepWord(step)}</span>
                <span className="tp-small tp-muted">{mark.word()}</span>
              </li>
            )
          })}
        </ul>
      </details>
    </div>
  )
}
