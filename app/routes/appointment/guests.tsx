import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { type Companion, MAX_COMPANIONS, readCompanions } from '#app/features/booking/companions.ts'
import { CompanionFields } from '#app/features/booking/components/companion-fields.tsx'
import { GuestList } from '#app/features/booking/components/guest-list.tsx'
import { type ListedGuest, withLinks } from '#app/features/booking/guest-links.ts'
import { inviteGuest } from '#app/features/booking/invite-guest.server.ts'
import { guestRefusal } from '#app/features/booking/policy.ts'
import { listGuests } from '#app/features/booking/queries.server.ts'
import { checkCompanion, readPartyId } from '#app/features/booking/schema.ts'
import { standingOf } from '#app/features/booking/standing.ts'
import type { Mode } from '#app/features/booking/types.ts'
import { uninviteGuest } from '#app/features/booking/uninvite-guest.server.ts'
import { invalid, notFound, refusalOf, wasInvalid } from '#app/lib/http.ts'
import { m } from '#app/locales/generated/messages.js'
import { Alert } from '#app/ui/alert.tsx'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary, type FormErrors } from '#app/ui/error-summary.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { usePageFacts } from '#app/ui/page-facts.ts'
import { pageTitle } from '#app/ui/page-title.ts'
import { PublicPage } from '#app/ui/public-page.tsx'
import { refusalText } from '#app/ui/refusal-text.ts'
import { requireApplicant } from './require-appointment.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: pageTitle(m.appointment_guests_title(), data?.isInvalid) },
]

export const headers = () => ({ 'cache-control': 'no-store' })

export async function loader(args: LoaderFunctionArgs) {
  const { request, context } = args
  const { appointment, path } = await requireApplicant(args)
  return {
    path,
    mode: appointment.mode,
    guests: withLinks(await listGuests(context.db.sql, appointment.id), appointment, context.config),
    refusal: guestRefusal(standingOf(appointment), context.now()),
    done: doneBefore(request),
    isInvalid: wasInvalid(context),
  }
}

type Deed = 'hinzugefuegt' | 'entfernt'

/** What the redirect that led here says was done. */
function doneBefore(request: Request): Deed | null {
  const deed = new URL(request.url).searchParams.get('erledigt')
  return deed === 'hinzugefuegt' || deed === 'entfernt' ? deed : null
}

export async function action(args: ActionFunctionArgs) {
  const { request, context } = args
  const { appointment, applicantId, path } = await requireApplicant(args)
  const { db, config } = context
  const form = await request.formData()
  const change = { appointmentId: appointment.id, by: applicantId }
  const back = (done: Deed) => redirect(`${path}/teilnehmende?erledigt=${done}`, 303)
  if (form.has('entfernen')) {
    const partyId = readPartyId(form.get('entfernen'))
    if (!partyId) throw notFound()
    const removed = await refusalOf(() => uninviteGuest(db, { ...change, partyId }, context.now()))
    if (removed.ok) return back('entfernt')
    return invalid(context, { problems: [], typed: null, refusal: removed.refusal.code }, removed.refusal.status)
  }
  const typed = readCompanions(form)[0] ?? { name: '', role: 'companion' as const, email: '' }
  const checked = checkCompanion(typed)
  if (!checked.ok) return invalid(context, { problems: checked.problems, typed, refusal: null })
  const { companion } = checked
  const added = await refusalOf(() =>
    inviteGuest(db, { ...change, companion, tokenKey: config.tokenKey }, context.now()),
  )
  if (added.ok) return back('hinzugefuegt')
  return invalid(context, { problems: [], typed, refusal: added.refusal.code }, added.refusal.status)
}

/** Adds and removes those who take part beside the applicant. Works without scripts. */
export default function GuestsPage() {
  const { path, mode, guests, refusal, done } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { municipality } = usePageFacts()
  const refused = answer?.refusal ?? refusal
  return (
    <PublicPage current="appointment">
      <div className="tp-wrap tp-section tp-journey tp-stack tp-journey-body tp-guests">
        <a className="tp-back" href={path}>
          <Icon name="arrow_back" />
          {m.appointment_to_appointment()}
        </a>
        {refused ? (
          <Alert kind="warning" title={m.appointment_refused_title()} live>
            <p className="kern-body">{refusalText(refused)}</p>
          </Alert>
        ) : (
          <Done done={answer ? null : done} />
        )}
        <div className="tp-stack">
          <h1 className="tp-h1">{m.appointment_guests_title()}</h1>
          {refusal ? null : <p className="tp-lead">{m.appointment_guests_lead({ count: MAX_COMPANIONS })}</p>}
        </div>
        <GuestList guests={guests} actions={refusal ? undefined : (guest) => <Remove guest={guest} />} />
        {refusal ? null : guests.length >= MAX_COMPANIONS ? (
          <p>{m.appointment_guests_full({ phone: municipality.phone })}</p>
        ) : (
          <AddGuest problems={answer?.problems ?? []} typed={answer?.typed ?? undefined} mode={mode} />
        )}
      </div>
    </PublicPage>
  )
}

function Done({ done }: { done: Deed | null }) {
  if (!done) return null
  const title = done === 'entfernt' ? m.appointment_guest_removed() : m.appointment_guest_added()
  return <Alert kind="success" title={title} live />
}

function Remove({ guest }: { guest: ListedGuest }) {
  if (guest.isFixed) return <span className="tp-tag tp-tag--info">{m.appointment_guest_fixed()}</span>
  return (
    <form method="post">
      <input type="hidden" name="entfernen" value={guest.id} />
      <Button look="tertiary" icon="delete" aria-label={m.appointment_guest_remove_name({ name: guest.name })}>
        {m.appointment_guest_remove()}
      </Button>
    </form>
  )
}

function AddGuest({ problems, typed, mode }: { problems: FormErrors; typed?: Companion; mode: Mode }) {
  return (
    <section className="tp-stack" aria-labelledby="hinzufuegen">
      <h2 className="tp-h2" id="hinzufuegen">
        {m.appointment_guest_add_title()}
      </h2>
      <form method="post" className="tp-form" noValidate>
        <ErrorSummary errors={problems} />
        <CompanionFields index={0} typed={typed} problems={problems} mode={mode} />
        <div className="tp-actionbar">
          <Button>{m.appointment_guest_add()}</Button>
        </div>
      </form>
    </section>
  )
}
