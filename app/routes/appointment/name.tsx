import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { correctName } from '#app/features/booking/correct-name.server.ts'
import { checkName } from '#app/features/booking/schema.ts'
import { invalid, refusalOf, wasInvalid } from '#app/lib/http.ts'
import { m } from '#app/locales/generated/messages.js'
import { Alert } from '#app/ui/alert.tsx'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary, errorOf } from '#app/ui/error-summary.tsx'
import { TextField } from '#app/ui/field.tsx'
import { usePageFacts } from '#app/ui/page-facts.ts'
import { pageTitle } from '#app/ui/page-title.ts'
import { PublicPage } from '#app/ui/public-page.tsx'
import { refusalText } from '#app/ui/refusal-text.ts'
import { requireApplicant } from './require-appointment.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: pageTitle(m.proposals_name_title(), page?.isInvalid) },
]

export const headers = () => ({ 'cache-control': 'no-store' })

/** The name is not shown: whoever only has the link need not learn it. */
export async function loader(args: LoaderFunctionArgs) {
  const { path } = await requireApplicant(args)
  return { path, isInvalid: wasInvalid(args.context) }
}

export async function action(args: ActionFunctionArgs) {
  const { appointment, applicantId, path } = await requireApplicant(args)
  const { context } = args
  const form = await args.request.formData()
  const typed = { firstName: String(form.get('firstName') ?? ''), lastName: String(form.get('lastName') ?? '') }
  const checked = checkName(form)
  if (!checked.ok) return invalid(context, { problems: checked.problems, typed, refusal: null })
  const by = { kind: 'citizen' as const, id: applicantId }
  const change = { appointmentId: appointment.id, ...checked.name, by }
  const result = await refusalOf(() => correctName(context.db, change, context.now()))
  if (result.ok) return redirect(`${path}?neu=name`, 303)
  return invalid(context, { problems: [], typed, refusal: result.refusal.code }, result.refusal.status)
}

export default function NamePage() {
  const { path } = useLoaderData<typeof loader>()
  const sent = useActionData<typeof action>()
  const { municipality } = usePageFacts()
  const problems = sent?.problems ?? []
  return (
    <PublicPage current="appointment">
      <div className="tp-wrap tp-section tp-journey">
        <div className="tp-stack tp-journey-body">
          <h1 className="tp-h1">{m.proposals_name_title()}</h1>
          {sent?.refusal ? (
            <Alert kind="warning" title={m.appointment_refused_title()} live>
              {refusalText(sent.refusal)}
            </Alert>
          ) : null}
          <form method="post" className="tp-form" noValidate>
            <ErrorSummary errors={problems} />
            <p className="tp-lead">{m.proposals_name_lead({ phone: municipality.phone })}</p>
            <div className="tp-pair">
              <TextField
                name="firstName"
                label={m.booking_first_name()}
                autoComplete="given-name"
                required
                defaultValue={sent?.typed.firstName}
                error={errorOf(problems, 'firstName')}
              />
              <TextField
                name="lastName"
                label={m.booking_last_name()}
                autoComplete="family-name"
                required
                defaultValue={sent?.typed.lastName}
                error={errorOf(problems, 'lastName')}
              />
            </div>
            <div className="tp-actionbar">
              <Button>{m.proposals_name_button()}</Button>
              <ButtonLink href={path} look="tertiary">
                {m.appointment_to_appointment()}
              </ButtonLink>
            </div>
          </form>
        </div>
      </div>
    </PublicPage>
  )
}
