import { m } from '#app/locales/generated/messages.js'
import { Steps } from '#app/ui/steps.tsx'

/** The way to an appointment, standing at its first step. */
export function BookingSteps() {
  const labels = [
    m.public_step_service(),
    m.public_step_time(),
    m.public_step_details(),
    m.public_step_check(),
    m.public_step_done(),
  ]
  return <Steps label={m.public_book_steps()} steps={labels.map((label) => ({ label }))} current={0} />
}
