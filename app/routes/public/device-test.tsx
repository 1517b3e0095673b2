import type { MetaFunction } from '@remix-run/node'
import visitCss from '#app/assets/styles/visit-page.css?url'
import { DeviceCheck, useCheckResult } from '#app/features/visits/components/device-check.tsx'
import { LocalMediaProvider } from '#app/features/visits/components/local-media.tsx'
import { ScriptsNeeded } from '#app/features/visits/components/scripts-needed.tsx'
import { m } from '#app/locales/generated/messages.js'
import { usePageFacts } from '#app/ui/page-facts.ts'
import { pageTitle } from '#app/ui/page-title.ts'
import { PublicPage } from '#app/ui/public-page.tsx'

export const handle = { hydrate: true }
export const links = () => [{ rel: 'stylesheet', href: visitCss }]
export const meta: MetaFunction = () => [{ title: pageTitle(m.visit_test_title()) }]

/** Camera, microphone and speaker for everybody, with or without an appointment. Nothing leaves the browser. */
export default function DeviceTest() {
  return (
    <PublicPage>
      <LocalMediaProvider>
        <Test />
      </LocalMediaProvider>
    </PublicPage>
  )
}

function Test() {
  const { municipality } = usePageFacts()
  const { result, setSpeaker } = useCheckResult(null)
  return (
    <div className="tp-wrap tp-section tp-stack tp-visit-page">
      <h1 className="tp-h1">{m.visit_test_title()}</h1>
      <p className="tp-lead">{m.visit_test_lead()}</p>
      <ScriptsNeeded phone={municipality.phone} />
      <div className="tp-wait">
        <DeviceCheck phone={municipality.phone} onResult={setSpeaker} />
        <section className="tp-panel tp-stack" aria-labelledby="ergebnis">
          <h2 className="tp-h3" id="ergebnis">
            {m.visit_test_result()}
          </h2>
          <div role="status">
            <p>{resultWords(result)}</p>
          </div>
          <p className="tp-small tp-muted">{m.visit_test_private()}</p>
        </section>
      </div>
    </div>
  )
}

function resultWords({ camera, microphone }: ReturnType<typeof useCheckResult>['result']): string {
  if (microphone !== 'ok') return camera === 'ok' ? m.visit_test_no_microphone() : m.visit_test_open()
  return camera === 'ok' ? m.visit_test_all_good() : m.visit_test_sound_only()
}
