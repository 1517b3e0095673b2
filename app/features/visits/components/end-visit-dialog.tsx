import { Form } from '@remix-run/react'
import { FormToken } from '#app/features/access/components/form-token.tsx'
import { m } from '#app/locales/generated/messages.js'
import { Button } from '#app/ui/button.tsx'
import { Dialog } from '#app/ui/dialog.tsx'
import { CheckField, TextArea } from '#app/ui/field.tsx'
import type { Fault } from '../fault.ts'
import { MAX_SUMMARY_LENGTH } from '../limits.ts'
import { FaultNote } from './fault-note.tsx'

type Props = { open: boolean; onClose: () => void; formToken: string; error: string | null; fault: Fault | null }

/** Ends the visit for everybody, with outcome, summary and next steps. */
export function EndVisitDialog({ open, onClose, formToken, error, fault }: Props) {
  return (
    <Dialog
      title={m.visit_end_title()}
      open={open}
      onClose={onClose}
      actions={
        <>
          <Button type="button" look="secondary" onClick={onClose}>
            {m.visit_back_to_talk()}
          </Button>
          <Button form="end-visit" name="intent" value="end" icon="call_end">
            {m.visit_end_for_all()}
          </Button>
        </>
      }
    >
      <Form method="post" id="end-visit" className="tp-stack tp-end-form">
        <FormToken value={formToken} />
        <div role="alert">{error ? <p className="tp-note tp-note--warn">{error}</p> : null}</div>
        {fault ? <FaultNote fault={fault} /> : null}
        <fieldset className="tp-field">
          <legend className="kern-label">{m.visit_outcome()}</legend>
          <CheckField
            type="radio"
            name="outcome"
            id="outcome-completed"
            value="completed"
            label={m.visit_outcome_completed()}
            defaultChecked={fault?.finding !== 'technical'}
          />
          <CheckField
            type="radio"
            name="outcome"
            id="outcome-technical"
            value="technical_failure"
            label={m.visit_outcome_technical_failure()}
            defaultChecked={fault?.finding === 'technical'}
          />
          <CheckField
            type="radio"
            name="outcome"
            id="outcome-no-show"
            value="no_show"
            label={m.visit_outcome_no_show()}
          />
        </fieldset>
        <TextArea
          name="summary"
          label={m.visit_summary()}
          hint={m.visit_summary_hint()}
          optional
          maxLength={MAX_SUMMARY_LENGTH}
        />
        <TextArea name="nextSteps" label={m.visit_next_steps()} optional maxLength={MAX_SUMMARY_LENGTH} rows={3} />
      </Form>
    </Dialog>
  )
}
