import { HiddenWish } from '#app/features/proposals/components/wish-fields.tsx'
import type { Locale } from '#app/lib/locale.ts'
import { m } from '#app/locales/generated/messages.js'
import { type Companion, companionField } from '../companions.ts'
import type { Aid, DetailsForm } from '../schema.ts'
import { interpretingText } from './appointment-facts.tsx'
import { companionRoleWord } from './companion-fields.tsx'

/** What was typed, to read it once more before sending. */
export function DetailsSummary({ details, locale }: { details: DetailsForm; locale: Locale }) {
  const aidNames: Record<Aid, () => string> = {
    sign_language: m.booking_aid_sign_language,
    captions: m.booking_aid_captions,
    step_free: m.booking_aid_step_free,
  }
  const needs = [
    ...(details.languageWish ? [interpretingText(details.languageWish, locale)] : []),
    ...details.aids.map((aid) => aidNames[aid as Aid]()),
  ]
  const rows: [label: string, value: string][] = [
    [m.booking_name(), `${details.firstName} ${details.lastName}`],
    ...(details.birthYear ? ([[m.proposals_birth_year(), details.birthYear]] as [string, string][]) : []),
    [m.booking_email(), details.email],
    [m.booking_phone(), details.phone || m.booking_none()],
    [m.booking_needs_label(), needs.join(', ') || m.booking_none()],
    [m.booking_companions_label(), details.companions.map(companionLine).join('\n') || m.booking_none()],
    [m.booking_remark(), details.remark || m.booking_none()],
    [m.proposals_summary(), details.earlier ? m.proposals_yes() : m.proposals_no()],
  ]
  return (
    <dl className="kern-description-list">
      {rows.map(([label, value]) => (
        <div className="kern-description-list-item" key={label}>
          <dt className="kern-description-list-item__key">{label}</dt>
          <dd className="kern-description-list-item__value tp-lines">{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** "Toni Muster zum Dolmetschen, toni@example.org" */
function companionLine({ name, role, email }: Companion): string {
  return [`${name} ${companionRoleWord(role)}`, email].filter(Boolean).join(', ')
}

/** The same as hidden fields: what is sent is what was shown. */
export function HiddenDetails({ details }: { details: DetailsForm }) {
  const { aids, companions, privacy, earlier, ...texts } = details
  return (
    <>
      {Object.entries(texts).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={String(value)} />
      ))}
      {aids.map((aid) => (
        <input key={aid} type="hidden" name="aids" value={aid} />
      ))}
      {companions.flatMap((companion, index) =>
        (['name', 'role', 'email'] as const).map((part) => {
          const field = companionField(index, part)
          return <input key={field} type="hidden" name={field} value={companion[part]} />
        }),
      )}
      <HiddenWish wish={earlier ?? null} />
      {privacy ? <input type="hidden" name="privacy" value="on" /> : null}
    </>
  )
}
