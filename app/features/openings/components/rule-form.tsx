import { FormToken } from '#app/features/access/components/form-token.tsx'
import { m } from '#app/locales/generated/messages.js'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { usePageFacts } from '#app/ui/page-facts.ts'
import type { FormValues } from '../form-values.ts'
import type { EditedKind } from '../paths.ts'
import type { FieldProblem } from '../problems.ts'
import type { OfficeRules } from '../rules.ts'
import { problemWords } from './problem-words.ts'
import { RuleFields } from './rule-fields.tsx'

type Props = {
  kind: EditedKind
  rules: OfficeRules
  values: FormValues
  problems: FieldProblem[]
  /** Of the stored rule that the form was filled from; null: a new one. */
  version: number | null
  formToken: string
}

/** The form of one rule. It saves nothing: what it would do is shown first. */
export function RuleForm({ kind, rules, values, problems, version, formToken }: Props) {
  const { locale } = usePageFacts()
  const errors = problemWords(problems, locale)
  const hidden = (
    <>
      <FormToken value={formToken} />
      <input type="hidden" name="officeId" value={rules.office.id} />
      <input type="hidden" name="version" value={version ?? ''} />
    </>
  )
  return (
    <>
      <ErrorSummary errors={errors} />
      <form method="post" className="tp-box tp-stack tp-rule-form" noValidate>
        {hidden}
        <RuleFields kind={kind} rules={rules} values={values} errors={errors} isNew={version === null} />
        <div className="tp-stack tp-stack--tight">
          <Button icon="arrow_forward">{m.openings_form_submit()}</Button>
          <p className="tp-small tp-muted">{m.openings_form_submit_hint()}</p>
        </div>
      </form>
      {version === null ? null : (
        <form method="post" className="tp-box tp-stack tp-stack--tight tp-narrow">
          {hidden}
          <input type="hidden" name="intent" value="delete" />
          <h2 className="tp-h3">{m.openings_form_delete_title()}</h2>
          <p className="tp-small tp-muted">{m.openings_form_delete_text()}</p>
          <Button look="secondary" icon="delete">
            {m.openings_form_delete()}
          </Button>
        </form>
      )}
    </>
  )
}
