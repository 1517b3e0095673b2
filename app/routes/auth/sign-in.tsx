import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { findStaff } from '#app/features/access/find-staff.server.ts'
import { landingPath, returnPath } from '#app/features/access/landing.ts'
import { signInSchema } from '#app/features/access/schema.ts'
import { presentedSessionId, sessionCookie } from '#app/features/access/session-cookie.ts'
import { signIn } from '#app/features/access/sign-in.server.ts'
import { invalid, refusalOf, wasInvalid } from '#app/lib/http.ts'
import { m } from '#app/locales/generated/messages.js'
import { Alert } from '#app/ui/alert.tsx'
import { Button } from '#app/ui/button.tsx'
import { TextField } from '#app/ui/field.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { PublicPage } from '#app/ui/public-page.tsx'

type Failure = { email: string } & ({ problem: 'refused' } | { problem: 'throttled'; minutes: number })

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(m.staff_sign_in_title(), data?.isInvalid, m.common_workplace()) },
  { name: 'robots', content: 'noindex' },
]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const wish = returnPath(new URL(request.url).searchParams.get('weiter'))
  const staff = await findStaff(request, context)
  if (staff) throw redirect(wish ?? landingPath(staff.roles))
  return { returnTo: wish, isInvalid: wasInvalid(context) }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const email = String(form.get('email') ?? '').slice(0, 254)
  const input = signInSchema.safeParse(Object.fromEntries(form))
  if (!input.success) return invalid(context, { email, problem: 'refused' } satisfies Failure)
  const attempt = {
    ...input.data,
    clientPrefix: context.clientPrefix,
    device: request.headers.get('user-agent') ?? '',
    presentedSessionId: presentedSessionId(context.config.publicUrl, request.headers.get('cookie')),
  }
  const result = await refusalOf(() => signIn(context.db, context.throttles, attempt, context.now()))
  if (!result.ok) {
    const minutes = Math.max(1, Math.ceil(Number(result.refusal.facts.seconds ?? 60) / 60))
    return invalid(context, { email, problem: 'throttled', minutes } satisfies Failure, result.refusal.status)
  }
  if (!result.value) return invalid(context, { email, problem: 'refused' } satisfies Failure)
  const target = returnPath(form.get('weiter')?.toString()) ?? landingPath(result.value.roles)
  return redirect(target, {
    headers: { 'set-cookie': sessionCookie(context.config.publicUrl, result.value.sessionId) },
  })
}

export default function SignInPage() {
  const { returnTo } = useLoaderData<typeof loader>()
  const failure = useActionData<typeof action>() as Failure | undefined
  return (
    <PublicPage>
      <div className="tp-wrap tp-section tp-stack" style={{ '--gap': '1.5rem' } as React.CSSProperties}>
        <h1 className="tp-h1">{m.staff_sign_in_title()}</h1>
        <p className="tp-lead">{m.staff_sign_in_lead()}</p>
        <Form method="post" className="tp-form" reloadDocument>
          {failure ? <SignInAlert failure={failure} /> : null}
          {returnTo ? <input type="hidden" name="weiter" value={returnTo} /> : null}
          <TextField
            name="email"
            label={m.staff_sign_in_email()}
            type="email"
            autoComplete="username"
            defaultValue={failure?.email}
            required
          />
          <TextField
            name="password"
            label={m.staff_sign_in_password()}
            type="password"
            autoComplete="current-password"
            required
          />
          <Button icon="login">{m.staff_sign_in()}</Button>
        </Form>
        <p className="tp-small tp-muted">{m.staff_sign_in_help()}</p>
      </div>
    </PublicPage>
  )
}

function SignInAlert({ failure }: { failure: Failure }) {
  if (failure.problem === 'throttled')
    return (
      <Alert kind="warning" title={m.staff_sign_in_throttled_title()} live focus>
        <p>{m.staff_sign_in_throttled_text({ count: failure.minutes })}</p>
      </Alert>
    )
  return (
    <Alert kind="danger" title={m.staff_sign_in_refused_title()} live focus>
      <p>{m.staff_sign_in_refused_text()}</p>
    </Alert>
  )
}
