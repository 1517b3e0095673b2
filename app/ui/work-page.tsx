import type { ReactNode } from 'react'
import { m } from '#app/locales/generated/messages.js'
import { BrandMark } from './brand-mark.tsx'
import { Icon, type IconName } from './icon.tsx'
import { usePageFacts } from './page-facts.ts'

export type WorkNavigationItem = {
  href: string
  icon: IconName
  label: string
  current: boolean
  count?: number
  countLabel?: string
}

type Props = {
  navigation: WorkNavigationItem[]
  person: { name: string; place: string }
  /** Token of the session; the sign-out form carries it. */
  formToken: string
  children: ReactNode
}

/** Frame of every work page: rail with navigation and person, main column. */
export function WorkPage({ navigation, person, formToken, children }: Props) {
  const { municipality } = usePageFacts()
  return (
    <>
      <a className="tp-skip" href="#inhalt">
        {m.common_skip_to_content()}
      </a>
      <div className="tp-app">
        <header className="tp-rail">
          <a className="tp-brand" href="/dienst">
            <BrandMark />
            <div>
              <b>{municipality.shortName || municipality.name}</b>
              <span>{m.common_workplace()}</span>
            </div>
          </a>
          <nav aria-label={m.common_main_navigation()}>
            <ul>
              {navigation.map((item) => (
                <li key={item.href}>
                  <a href={item.href} aria-current={item.current ? 'page' : undefined}>
                    <Icon name={item.icon} />
                    <span>{item.label}</span>
                    {item.count ? (
                      <span className="tp-count">
                        <span className="kern-sr-only">{item.countLabel} </span>
                        {item.count}
                      </span>
                    ) : null}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          <div className="tp-me">
            <span className="tp-avatar" aria-hidden="true">
              {initials(person.name)}
            </span>
            <div>
              {person.name}
              <br />
              <span className="tp-me__place">{person.place}</span>
            </div>
          </div>
          <form method="post" action="/abmelden" className="tp-rail__out">
            <input type="hidden" name="formToken" value={formToken} />
            <button type="submit">
              <Icon name="logout" />
              <span>{m.common_sign_out()}</span>
            </button>
          </form>
        </header>
        <main id="inhalt" className="tp-work">
          {children}
        </main>
      </div>
    </>
  )
}

export function initials(name: string): string {
  const parts = name.replace(/^(Dr|Prof)\.\s*/g, '').split(/\s+/)
  return `${parts[0]?.[0] ?? ''}${parts.length > 1 ? (parts.at(-1)?.[0] ?? '') : ''}`.toUpperCase()
}
