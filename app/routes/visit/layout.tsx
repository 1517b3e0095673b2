import { Outlet } from '@remix-run/react'
import visitCss from '#app/assets/styles/visit-page.css?url'
import { LocalMediaProvider } from '#app/features/visits/components/local-media.tsx'

export const handle = { hydrate: true }
export const links = () => [{ rel: 'stylesheet', href: visitCss }]

/** One document from the device check to the end, so that the devices opened in the check are the ones of the conversation. */
export default function VisitLayout() {
  return (
    <LocalMediaProvider>
      <Outlet />
    </LocalMediaProvider>
  )
}
