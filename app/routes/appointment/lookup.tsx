import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { findByCode } from '#app/features/booking/find-by-code.server.ts'
import { invalid, refusalOf, wasInvalid } from '#app/lib/http.ts'
import { appointmentPath } from '#app/lib/link-paths.ts'
import { m } from '#app/locales/generated/messages.js'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary, errorOf, type FormErrors } from '#app/ui/error-summary.tsx'
import { TextField } from '#app/ui/field.tsx'
import { usePageFacts } from '#app/ui/page-facts.ts'
import { pageTitle } from '#app/ui/page-title.ts'
import { PublicPage } from '#app/ui/public-page.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(m.appointment_lookup_title(), data?.isInvalid) },
]

export function loader({ context }: LoaderFunctionArgs) {
  return { isInvalid: wasInvalid(context) }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { db, config, throttles, clientPrefix } = context
  const form = await request.formData()
  const typed = {
    code: String(form.get('code') ?? '').slice(0, 40),
    lastName: String(form.get('lastName') ?? '').slice(0, 100),
  }
  const missing: FormErrors = [
    ...(typed.code.trim() ? [] : [{ field: 'code', message: m.appointment_lookup_code_missing() }]),
    ...(typed.lastName.trim() ? [] : [{ field: 'lastName', message: m.appointment_lookup_name_missing() }]),
  ]
  if (missing.length > 0) return invalid(context, { problems: missing, typed })
  const result = await refusalOf(() =>
    findByCode(db, throttles.lookup, { ...typed, clientPrefix, tokenKey: config.tokenKey }),
  )
  if (result.ok) return redirect(appointmentPath(result.value.manageToken), 303)
  const { code, facts, status } = result.refusal
  const message =
    code === 'too_many_attempts'
      ? m.appointment_lookup_too_many({ minutes: m.common_minutes({ count: Math.ceil(Number(facts.seconds) / 60) }) })
      : m.appointment_lookup_not_found()
  return invalid(context, { problems: [{ field: 'code', message }], typed }, status)
}

export default function LookupPage() {
  const answer = useActionData<typeof action>()
  const { municipality } = usePageFacts()
  const problems = answer?.problems ?? []
  return (
    <PublicPage current="appointment">
      <div className="tp-wrap tp-section tp-journey">
        <div className="tp-cols">
          <div className="tp-stack tp-journey-body">
            <h1 className="tp-h1">{m.appointment_lookup_title()}</h1>
            <p className="tp-lead">{m.appointment_lookup_lead()}</p>
            <form className="tp-form" method="post" noValidate>
              <ErrorSummary errors={problems} />
              <TextField
                name="code"
                label={m.appointment_lookup_code()}
                hint={m.appointment_lookup_code_hint({ example: 'ACDE-FG34' })}
                autoComplete="off"
                autoCapitalize="characters"
                spellCheck={false}
                required
                defaultValue={answer?.typed.code}
                error={errorOf(problems, 'code')}
              />
              <TextField
                name="lastName"
                label={m.appointment_lookup_last_name()}
                autoComplete="family-name"
                required
                defaultValue={answer?.typed.lastName}
                error={errorOf(problems, 'lastName')}
              />
              <div className="tp-actionbar">
                <Button>{m.appointment_lookup_button()}</Button>
              </div>
            </form>
          </div>
          <aside className="tp-side tp-stack" aria-label={m.appointment_lookup_lost_title()}>
            <div className="tp-panel tp-panel--flat tp-stack">
              <h2 className="tp-h4">{m.appointment_lookup_lost_title()}</h2>
              <p>{m.appointment_lookup_lost_text({ phone: municipality.phone })}</p>
            </div>
          </aside>
        </div>
      </div>
    </PublicPage>
  )
}
