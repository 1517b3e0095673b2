import { useEffect, useState } from 'react'
import { m } from '#app/locales/generated/messages.js'
import { type BrowserFamily, browserFamily } from '../browser-family.ts'

const STEPS: Record<BrowserFamily, (() => string)[]> = {
  chromium: [m.visit_permit_chromium_1, m.visit_permit_chromium_2, m.visit_permit_reload],
  firefox: [m.visit_permit_firefox_1, m.visit_permit_firefox_2, m.visit_permit_reload],
  safari: [m.visit_permit_safari_1, m.visit_permit_safari_2, m.visit_permit_reload],
  ios: [m.visit_permit_ios_1, m.visit_permit_ios_2, m.visit_permit_reload],
  android: [m.visit_permit_android_1, m.visit_permit_android_2, m.visit_permit_reload],
}

/** Where this browser keeps the permission for camera and microphone: three steps and a drawing of the place. */
export function PermissionHelp() {
  const [family, setFamily] = useState<BrowserFamily | null>(null)
  useEffect(() => setFamily(browserFamily(navigator.userAgent)), [])
  if (!family) return null
  return (
    <div className="tp-permit">
      <AddressBar family={family} />
      <ol>
        {STEPS[family].map((step) => (
          <li key={step()}>{step()}</li>
        ))}
      </ol>
    </div>
  )
}

/** A sketch of the address bar; the ring marks what to press. The steps beside it say the same in words. */
function AddressBar({ family }: { family: BrowserFamily }) {
  const isRight = family === 'safari' || family === 'ios'
  const ring = isRight ? 284 : 36
  return (
    <svg className="tp-permit__bar" viewBox="0 0 320 64" aria-hidden="true">
      <rect x="8" y="14" width="304" height="36" rx="18" className="tp-permit__field" />
      <rect x="64" y="28" width="140" height="8" rx="4" className="tp-permit__text" />
      {family === 'firefox' || family === 'safari' ? (
        <g className="tp-permit__icon" transform={`translate(${ring - 11} 22)`}>
          <rect x="0" y="4" width="14" height="12" rx="2" />
          <path d="M14 9l8-4v10l-8-4z" />
          <path d="M-2 20L24 -2" className="tp-permit__strike" />
        </g>
      ) : family === 'ios' ? (
        <g className="tp-permit__icon" transform={`translate(${ring - 10} 24)`}>
          <rect x="0" y="2" width="20" height="3" rx="1.5" />
          <rect x="0" y="8" width="20" height="3" rx="1.5" />
          <rect x="0" y="14" width="12" height="3" rx="1.5" />
        </g>
      ) : (
        <g className="tp-permit__icon" transform={`translate(${ring - 11} 23)`}>
          <rect x="0" y="3" width="12" height="3" rx="1.5" />
          <circle cx="17" cy="4.5" r="4" />
          <rect x="10" y="13" width="12" height="3" rx="1.5" />
          <circle cx="5" cy="14.5" r="4" />
        </g>
      )}
      <circle cx={ring} cy="32" r="24" className="tp-permit__ring" />
    </svg>
  )
}
