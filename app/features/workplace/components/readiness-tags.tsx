import type { DeviceCheck } from '#app/features/visits/schema.ts'
import { m } from '#app/locales/generated/messages.js'
import { Icon } from '#app/ui/icon.tsx'
import { usePageFacts } from '#app/ui/page-facts.ts'
import type { DayAppointment } from '../day-appointment.ts'
import { aidWords, languageWord } from '../wish-words.ts'

/** What a caseworker wants to know before admitting: devices, interpreter, aids, papers. */
export function ReadinessTags({
  appointment,
  deviceCheck,
}: {
  appointment: DayAppointment
  deviceCheck?: DeviceCheck | null
}) {
  const { locale } = usePageFacts()
  return (
    <p className="tp-row tp-row--tight">
      {deviceCheck ? <DeviceTag check={deviceCheck} /> : null}
      {appointment.languageWish ? (
        <span className="tp-tag tp-tag--info">
          <Icon name="translate" />
          {languageWord(appointment.languageWish, locale)}
        </span>
      ) : null}
      {aidWords(appointment.aidsWish).map((aid) => (
        <span key={aid} className="tp-tag tp-tag--info">
          <Icon name="accessible" />
          {aid}
        </span>
      ))}
      <ChecklistTag checklist={appointment.checklist} />
      <DocumentsTag documents={appointment.documents} />
    </p>
  )
}

function DeviceTag({ check }: { check: DeviceCheck }) {
  if (check.microphone !== 'ok')
    return (
      <span className="tp-tag tp-tag--warn">
        <Icon name="mic_off" />
        {m.staff_devices_no_microphone()}
      </span>
    )
  if (check.camera !== 'ok')
    return (
      <span className="tp-tag tp-tag--info">
        <Icon name="videocam_off" />
        {m.staff_devices_sound_only()}
      </span>
    )
  return (
    <span className="tp-tag tp-tag--ok">
      <Icon name="videocam" />
      {m.staff_devices_good()}
    </span>
  )
}

export function ChecklistTag({ checklist: { total, present } }: { checklist: DayAppointment['checklist'] }) {
  if (total === 0) return null
  if (present >= total)
    return (
      <span className="tp-tag tp-tag--ok">
        <Icon name="check" />
        {m.staff_checklist_complete()}
      </span>
    )
  return (
    <span className="tp-tag tp-tag--warn">
      <Icon name="description" />
      {m.staff_checklist_part({ present, total })}
    </span>
  )
}

export function DocumentsTag({ documents }: { documents: DayAppointment['documents'] }) {
  if (documents.total === 0) return null
  return (
    <span className={documents.unchecked > 0 ? 'tp-tag tp-tag--warn' : 'tp-tag'}>
      <Icon name="attach_file" />
      {documents.unchecked > 0
        ? m.staff_documents_unchecked({ count: documents.unchecked })
        : m.staff_documents_count({ count: documents.total })}
    </span>
  )
}
