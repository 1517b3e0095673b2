import { telephoneLink } from '#app/ui/public-page.tsx'
import { MailLink, type PageText, Section } from './page-text.tsx'

export const reportBarrier: PageText = {
  de: {
    title: 'Barriere melden',
    body: (city) => (
      <>
        <p className="tp-lead">
          Sie kommen an einer Stelle nicht weiter? Sagen Sie es uns, dann helfen wir sofort und beheben die Barriere.
        </p>
        <Section title="So erreichen Sie uns">
          <ul className="kern-list kern-list--bullet">
            <li>
              Per E-Mail: <MailLink address={city.email} />
            </li>
            <li>
              Am Telefon: <a href={telephoneLink(city.phone)}>{city.phone}</a>, Montag bis Freitag, 8 bis 18 Uhr
            </li>
            <li>
              Per Post: {city.name}, {city.street}, {city.postalCode} {city.city}
            </li>
          </ul>
        </Section>
        <Section title="Das hilft uns">
          <p>
            Auf welcher Seite waren Sie? Was wollten Sie tun? Welches Gerät, welchen Browser und welche Hilfsmittel
            nutzen Sie? Sie müssen nicht alles wissen.
          </p>
        </Section>
      </>
    ),
  },
  en: {
    title: 'Report a barrier',
    body: (city) => (
      <>
        <p className="tp-lead">Stuck somewhere? Tell us, and we help at once and remove the barrier.</p>
        <Section title="How to reach us">
          <ul className="kern-list kern-list--bullet">
            <li>
              By e-mail: <MailLink address={city.email} />
            </li>
            <li>
              By phone: <a href={telephoneLink(city.phone)}>{city.phone}</a>, Monday to Friday, 8 am to 6 pm
            </li>
            <li>
              By post: {city.name}, {city.street}, {city.postalCode} {city.city}, Germany
            </li>
          </ul>
        </Section>
        <Section title="What helps us">
          <p>
            Which page were you on? What did you want to do? Which device, browser and aids do you use? You need not
            know it all.
          </p>
        </Section>
      </>
    ),
  },
}
