import { m } from '#app/locales/generated/messages.js'
import { Steps } from '#app/ui/steps.tsx'

/** Where a booking stands; earlier steps may carry a link back. */
export function BookingSteps({ current, links = [] }: { current: 0 | 1 | 2 | 3 | 4; links?: (string | undefined)[] }) {
  const labels = [
    m.booking_step_service(),
    m.booking_step_time(),
    m.booking_step_details(),
    m.booking_step_check(),
    m.booking_step_done(),
  ]
  return (
    <Steps
      label={m.booking_steps_label()}
      steps={labels.map((label, index) => ({ label, href: links[index] }))}
      current={current}
    />
  )
}
