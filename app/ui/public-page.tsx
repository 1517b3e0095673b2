import type { ReactNode } from 'react'
import { m } from '#app/locales/generated/messages.js'
import { BrandMark } from './brand-mark.tsx'
import { Icon } from './icon.tsx'
import { usePageFacts } from './page-facts.ts'

type Props = {
  children: ReactNode
  /** Which entry of the main navigation this page belongs to. */
  current?: 'book' | 'appointment'
}

/** Frame of every citizen page: skip link, city header with help number in one place, main, footer. */
export function PublicPage({ children, current }: Props) {
  return (
    <>
      <a className="tp-skip" href="#inhalt">
        {m.common_skip_to_content()}
      </a>
      <PublicHeader current={current} />
      <main id="inhalt">{children}</main>
      <PublicFooter />
    </>
  )
}

function PublicHeader({ current }: { current: Props['current'] }) {
  const { municipality } = usePageFacts()
  return (
    <header>
      <div className="tp-strip">
        <div className="tp-wrap">
          <p>{m.common_official_service({ city: municipality.name })}</p>
          <ul>
            <li>
              <a href="/leichte-sprache">
                <Icon name="menu_book" />
                {m.common_easy_language()}
              </a>
            </li>
            <li>
              <LanguageSwitch />
            </li>
          </ul>
        </div>
      </div>
      <div className="tp-head">
        <div className="tp-wrap">
          <a className="tp-brand" href="/">
            <BrandMark />
            <div>
              <b>{municipality.name}</b>
              <span>{m.common_portal_name()}</span>
            </div>
          </a>
          <nav className="tp-nav" aria-label={m.common_main_navigation()}>
            <a href="/" aria-current={current === 'book' ? 'true' : undefined}>
              <Icon name="calendar_month" />
              <span>{m.common_nav_book()}</span>
            </a>
            <a href="/mein-termin" aria-current={current === 'appointment' ? 'true' : undefined}>
              <Icon name="event_available" />
              <span>{m.common_nav_my_appointment()}</span>
            </a>
            <a href={telephoneLink(municipality.phone)} data-phone>
              <Icon name="call" />
              <span>{m.common_help_label()}</span> {municipality.phone}
            </a>
          </nav>
        </div>
      </div>
    </header>
  )
}

function LanguageSwitch() {
  const { here, locale } = usePageFacts()
  const other = locale === 'de' ? 'en' : 'de'
  const separator = here.includes('?') ? '&' : '?'
  return (
    <a href={`${here}${separator}sprache=${other}`} hrefLang={other}>
      <Icon name="language" />
      <span lang={other}>{other === 'en' ? 'English' : 'Deutsch'}</span>
    </a>
  )
}

function PublicFooter() {
  const { municipality } = usePageFacts()
  return (
    <footer className="tp-foot">
      <div className="tp-wrap">
        <div>
          <h2>{m.common_footer_help()}</h2>
          <p>
            {m.common_footer_phone_label()} <a href={telephoneLink(municipality.phone)}>{municipality.phone}</a>
            <br />
            {m.common_footer_phone_hours()}
          </p>
        </div>
        <div>
          <h2>{m.common_footer_accessibility()}</h2>
          <p>
            <a href="/barrierefreiheit">{m.common_accessibility_statement()}</a>
            <br />
            <a href="/barriere-melden">{m.common_report_barrier()}</a>
            <br />
            <a href="/leichte-sprache">{m.common_easy_language()}</a>
          </p>
        </div>
        <div>
          <h2>{m.common_footer_legal()}</h2>
          <p>
            <a href="/impressum">{m.common_imprint()}</a>
            <br />
            <a href="/datenschutz">{m.common_privacy()}</a>
            <br />
            <a href="/nutzungsbedingungen">{m.common_terms()}</a>
            <br />
            <a href="/faire-vergabe">{m.common_fairness()}</a>
          </p>
        </div>
        <div>
          <h2>{municipality.name}</h2>
          <p>
            {municipality.street}
            <br />
            {municipality.postalCode} {municipality.city}
          </p>
        </div>
      </div>
    </footer>
  )
}

export function telephoneLink(number: string): string {
  return `tel:${number.replace(/[^+\d]/g, '')}`
}
