import type { ReactNode } from 'react'
import type { City } from './page-text.tsx'
import { Section } from './page-text.tsx'

// Rules of BITV 2.0, annex 2 part 2: short sentences, no passive, no negation where it can be avoided, compounds divided by a middle dot.
export const easyLanguageTitle = 'Termine in Leichter Sprache'

export function easyLanguageBody(city: City): ReactNode {
  return (
    <>
      <p className="tp-lead">Hier können Sie einen Termin bei der {city.name} machen.</p>
      <Section title="Was ist ein Termin?">
        <p>Sie möchten mit einer Person aus dem Amt sprechen.</p>
        <p>Dafür brauchen Sie einen Tag und eine Uhr·zeit.</p>
        <p>Das ist ein Termin.</p>
      </Section>
      <Section title="So können Sie sprechen">
        <ul className="kern-list kern-list--bullet">
          <li>Mit Video: Sie sehen die Person im Computer oder im Handy.</li>
          <li>Am Telefon: Wir rufen Sie an.</li>
          <li>Im Amt: Sie kommen zu uns.</li>
        </ul>
      </Section>
      <Section title="So machen Sie einen Termin">
        <ol className="kern-list kern-list--numbered">
          <li>
            Gehen Sie auf die <a href="/">Start·seite</a>.
          </li>
          <li>Schreiben Sie in das Feld, was Sie brauchen. Zum Beispiel: Ausweis.</li>
          <li>Wählen Sie einen Tag und eine Uhr·zeit.</li>
          <li>Schreiben Sie Ihren Namen und Ihre E-Mail-Adresse auf.</li>
          <li>
            Sie bekommen eine E-Mail. Drücken Sie in der E-Mail auf den Link. Drücken Sie dann auf: Termin bestätigen.
          </li>
        </ol>
        <p>Der Termin kostet kein Geld.</p>
      </Section>
      <Section title="So ist ein Video-Termin">
        <p>In der E-Mail ist ein Link.</p>
        <p>Drücken Sie auf den Link.</p>
        <p>Dann prüfen Sie Ihre Kamera und Ihr Mikrofon.</p>
        <p>Dann kommen Sie in das Warte·zimmer.</p>
        <p>Bitte warten Sie dort.</p>
        <p>Eine Person aus dem Amt ruft Sie auf.</p>
      </Section>
      <Section title="Sie möchten den Termin ändern?">
        <p>
          Gehen Sie auf die Seite <a href="/mein-termin">Mein Termin</a>.
        </p>
        <p>Dort können Sie einen anderen Tag wählen.</p>
        <p>Oder Sie sagen den Termin ab.</p>
      </Section>
      <Section title="Sie brauchen Hilfe?">
        <p>
          Rufen Sie uns an. Die Nummer ist: <a href={`tel:${city.phone}`}>{city.phone}</a>.
        </p>
        <p>Wir machen den Termin dann mit Ihnen am Telefon.</p>
      </Section>
      <Section title="Diese Seite soll für alle gut sein">
        <p>Manche Teile sind noch schwer zu benutzen.</p>
        <p>Zum Beispiel: Es gibt noch kein Video in Gebärden·sprache.</p>
        <p>
          Sie haben ein Problem gefunden? Dann sagen Sie es uns: <a href="/barriere-melden">Barriere melden</a>.
        </p>
      </Section>
    </>
  )
}
