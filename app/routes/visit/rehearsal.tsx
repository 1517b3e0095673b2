import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData, useParams } from '@remix-run/react'
import visitCss from '#app/assets/styles/visit-page.css?url'
import { manageToken } from '#app/features/booking/link-tokens.ts'
import { CheckFacts } from '#app/features/visits/components/check-facts.tsx'
import { DeviceCheck, useCheckResult } from '#app/features/visits/components/device-check.tsx'
import { LocalMediaProvider } from '#app/features/visits/components/local-media.tsx'
import { RehearsalPanel } from '#app/features/visits/components/rehearsal-panel.tsx'
import { ScriptsNeeded } from '#app/features/visits/components/scripts-needed.tsx'
import { getWaitingView } from '#app/features/visits/get-waiting-view.server.ts'
import { requireJoiningParty } from '#app/features/visits/require-joining-party.server.ts'
import { placePath } from '#app/features/visits/visit-place.ts'
import { appointmentPath, visitPath } from '#app/lib/link-paths.ts'
import { m } from '#app/locales/generated/messages.js'
import { pageTitle } from '#app/ui/page-title.ts'
import { PublicPage } from '#app/ui/public-page.tsx'

export const handle = { hydrate: true }
export const links = () => [{ rel: 'stylesheet', href: visitCss }]
export const meta: MetaFunction = () => [
  { title: pageTitle(m.visit_rehearsal_title()) },
  { name: 'robots', content: 'noindex' },
]
export const headers = () => ({ 'cache-control': 'no-store' })

export async function loader({ params, context }: LoaderFunctionArgs) {
  const party = await requireJoiningParty(context.db, params.joinToken)
  const view = await getWaitingView(context.db.sql, party.id, context.now())
  // What is over, or takes place by another mode, says so on its own page.
  if (view.appointmentState !== 'booked' || view.mode !== 'video' || view.window === 'over')
    throw redirect(placePath(params.joinToken!, 'check'))
  const token = manageToken(context.config.tokenKey, view.appointmentId)
  return { view, modePath: view.role === 'applicant' ? `${appointmentPath(token)}/terminart` : null }
}

export default function RehearsalPage() {
  return (
    <PublicPage current="appointment">
      <LocalMediaProvider>
        <Rehearsal />
      </LocalMediaProvider>
    </PublicPage>
  )
}

function Rehearsal() {
  const { view, modePath } = useLoaderData<typeof loader>()
  const { joinToken } = useParams()
  const { result, setSpeaker } = useCheckResult(null)
  const own = visitPath(joinToken!)
  return (
    <div className="tp-wrap tp-section tp-stack tp-visit-page">
      <h1 className="tp-h1">{m.visit_rehearsal_title()}</h1>
      <p className="tp-lead">{m.visit_rehearsal_lead()}</p>
      <ScriptsNeeded phone={view.departmentPhone} />
      <div className="tp-wait">
        <DeviceCheck phone={view.departmentPhone} onResult={setSpeaker} />
        <div className="tp-stack">
          <RehearsalPanel base={`${own}/probe`} devices={result} phone={view.departmentPhone} modePath={modePath} />
          <CheckFacts view={view} />
          <p className="tp-small tp-muted">{m.visit_rehearsal_private()}</p>
        </div>
      </div>
    </div>
  )
}
