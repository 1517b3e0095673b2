import { m } from '#app/locales/generated/messages.js'

/** Where somebody is in a journey. Steps before `current` (0-based) are done and may carry a link back. */
export function Steps({
  label,
  steps,
  current,
}: {
  label: string
  steps: { label: string; href?: string }[]
  current: number
}) {
  return (
    <nav aria-label={label}>
      <p className="tp-only-small tp-muted tp-small">
        {m.common_step_of({ step: current + 1, steps: steps.length })} <b>{steps[current]?.label}</b>
      </p>
      <ol className="tp-steps">
        {steps.map((step, index) => (
          <li
            key={step.label}
            data-done={index < current ? '' : undefined}
            aria-current={index === current ? 'step' : undefined}
          >
            {index < current && step.href ? <a href={step.href}>{step.label}</a> : step.label}
          </li>
        ))}
      </ol>
    </nav>
  )
}
