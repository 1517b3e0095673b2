import { m } from '#app/locales/generated/messages.js'
import { Icon } from '#app/ui/icon.tsx'
import type { WaitingView } from '../get-waiting-view.server.ts'

/** The one sentence that says how it stands: on time, about to start, delayed, out of order, closed. */
export function WaitingWordNote({ view }: { view: WaitingView }) {
  const { word, queue } = view
  if (!word || !queue) return null
  const isWell = word === 'on_time' || word === 'soon'
  return (
    <p className="tp-status__line">
      <Icon name={isWell ? 'check_circle' : word === 'delayed' ? 'hourglass_top' : 'warning'} /> {sentence(view)}
    </p>
  )
}

function sentence({ word, queue, departmentPhone }: WaitingView): string {
  switch (word) {
    case 'soon':
      return m.waiting_word_soon()
    case 'technical':
      return m.waiting_word_technical()
    case 'closed':
      return `${m.waiting_word_closed()} ${departmentPhone ? m.waiting_word_closed_phone({ phone: departmentPhone }) : ''}`
    case 'delayed':
      return queue && queue.lateMinutes > 0
        ? m.visit_late_about({ count: queue.lateMinutes })
        : m.waiting_word_delayed()
    default:
      return `${m.visit_on_time()}${queue?.isNext && queue.waitMinutes === 0 ? ` ${m.visit_you_are_next()}` : ''}`
  }
}
