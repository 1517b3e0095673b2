import { FormToken } from '#app/features/access/components/form-token.tsx'
import { FaultNote } from '#app/features/visits/components/fault-note.tsx'
import type { Fault } from '#app/features/visits/fault.ts'
import { MAX_SUMMARY_LENGTH, OUTCOMES, type Outcome } from '#app/features/visits/limits.ts'
import { m } from '#app/locales/generated/messages.js'
import { Button } from '#app/ui/button.tsx'
import { CheckField, FieldError, TextArea } from '#app/ui/field.tsx'

export type EndProblem = { summary: string; nextSteps: string; outcome: string; message: string }
type Props = {
  formToken: string
  hasStarted: boolean
  getsSummary: boolean
  /** Of a video appointment that has begun. */
  fault: Fault | null
  problem?: EndProblem
}

const WORDS: Record<Outcome, () => string> = {
  completed: m.staff_outcome_completed,
  no_show: m.staff_outcome_no_show,
  technical_failure: m.staff_outcome_technical_failure,
}

/** Ends an appointment of any mode: how it went, and for the citizen what was agreed. */
export function EndBox({ formToken, hasStarted, getsSummary, fault, problem }: Props) {
  const suggested = fault?.finding === 'technical' ? 'technical_failure' : undefined
  const outcomes = OUTCOMES.filter((outcome) => hasStarted || outcome !== 'no_show')
  return (
    <details className="tp-box tp-fold" open={problem !== undefined}>
      <summary className="tp-h3">{m.staff_end()}</summary>
      <form method="post" className="tp-stack">
        <FormToken value={formToken} />
        <input type="hidden" name="intent" value="end" />
        {fault ? <FaultNote fault={fault} /> : null}
        <fieldset className={problem ? 'kern-fieldset kern-fieldset--error' : 'kern-fieldset'}>
          <legend className="kern-label">{m.staff_outcome()}</legend>
          <div className="kern-fieldset__body">
            {outcomes.map((outcome, index) => (
              <CheckField
                key={outcome}
                type="radio"
                name="outcome"
                id={index === 0 ? 'outcome' : `outcome-${outcome}`}
                value={outcome}
                label={WORDS[outcome]()}
                defaultChecked={(problem?.outcome ?? suggested) === outcome}
                aria-describedby={problem ? 'outcome-error' : undefined}
              />
            ))}
          </div>
          <FieldError name="outcome" message={problem?.message} />
        </fieldset>
        <TextArea
          name="summary"
          label={m.staff_summary()}
          hint={getsSummary ? m.staff_summary_hint() : m.staff_summary_hint_no_mail()}
          optional
          defaultValue={problem?.summary}
          maxLength={MAX_SUMMARY_LENGTH}
        />
        <TextArea
          name="nextSteps"
          label={m.staff_next_steps()}
          optional
          defaultValue={problem?.nextSteps}
          maxLength={MAX_SUMMARY_LENGTH}
          rows={3}
        />
        <Button icon="task_alt">{m.staff_end_now()}</Button>
      </form>
    </details>
  )
}
