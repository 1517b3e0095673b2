import { m } from '#app/locales/generated/messages.js'
import { Icon, type IconName } from '#app/ui/icon.tsx'
import type { DayStatus } from '../day-appointment.ts'

const LOOKS: Record<DayStatus, { tag: string; icon: IconName; word: () => string }> = {
  requested: { tag: '', icon: 'hourglass_top', word: m.staff_status_requested },
  planned: { tag: 'tp-tag--action', icon: 'schedule', word: m.staff_status_planned },
  late: { tag: 'tp-tag--warn', icon: 'warning', word: m.staff_status_late },
  waiting: { tag: 'tp-tag--warn', icon: 'meeting_room', word: m.staff_status_waiting },
  running: { tag: 'tp-tag--ok', icon: 'forum', word: m.staff_status_running },
  open_end: { tag: 'tp-tag--info', icon: 'help', word: m.staff_status_open_end },
  done: { tag: '', icon: 'check', word: m.staff_status_done },
  no_show: { tag: 'tp-tag--bad', icon: 'event_busy', word: m.staff_status_no_show },
  technical_failure: { tag: 'tp-tag--bad', icon: 'error', word: m.staff_status_technical_failure },
  cancelled: { tag: '', icon: 'cancel', word: m.staff_status_cancelled },
}

/** Look of an appointment in the columns: `data-s` of the style sheet. */
export const COLUMN_LOOKS: Record<DayStatus, string> = {
  requested: 'plan',
  planned: 'plan',
  late: 'wait',
  waiting: 'wait',
  running: 'live',
  open_end: 'plan',
  done: 'done',
  no_show: 'noshow',
  technical_failure: 'noshow',
  cancelled: 'done',
}

export function statusWord(status: DayStatus): string {
  return LOOKS[status].word()
}

export function StatusTag({ status }: { status: DayStatus }) {
  const { tag, icon, word } = LOOKS[status]
  return (
    <span className={`tp-tag ${tag}`}>
      <Icon name={icon} />
      {word()}
    </span>
  )
}
