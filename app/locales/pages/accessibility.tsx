import { MailLink, type PageText, Section } from './page-text.tsx'

export const accessibility: PageText = {
  de: {
    title: 'Erklärung zur Barrierefreiheit',
    body: (city) => (
      <>
        <p className="tp-lead">Diese Erklärung gilt für das Terminportal der {city.name}. Stand: 24. November 2026.</p>
        <Section title="Stand der Vereinbarkeit">
          <p>
            Das Portal richtet sich nach der BITV 2.0, der EN 301 549 und den WCAG 2.2, Stufe AA. Wir prüfen jede Seite
            bei jeder Änderung mit einem automatischen Werkzeug. Eine Prüfung durch eine unabhängige Stelle und Tests
            mit Bildschirmleseprogrammen durch Betroffene stehen noch aus. Deshalb sprechen wir von „teilweise
            vereinbar“.
          </p>
        </Section>
        <Section title="Was noch nicht barrierefrei ist">
          <ul className="kern-list kern-list--bullet">
            <li>Im Videogespräch gibt es noch keinen Echtzeittext und keine Untertitel. Es gibt einen Chat.</li>
            <li>Es gibt noch keine Videos in Deutscher Gebärdensprache.</li>
            <li>In Leichter Sprache gibt es bisher eine Seite mit den wichtigsten Inhalten.</li>
            <li>Dateien, die Bürgerinnen und Bürger hochladen, können Barrieren enthalten.</li>
          </ul>
        </Section>
        <Section title="Andere Wege">
          <p>
            Sie können jeden Termin am Telefon buchen, verschieben und absagen: {city.phone}. Die meisten Gespräche
            führen wir auch am Telefon oder vor Ort.
          </p>
        </Section>
        <Section title="Barriere melden">
          <p>
            Schreiben Sie uns an <MailLink address={city.email} /> oder nutzen Sie die Seite{' '}
            <a href="/barriere-melden">Barriere melden</a>. Wir antworten innerhalb von vier Wochen.
          </p>
        </Section>
        <Section title="Schlichtung">
          <p>
            Hilft unsere Antwort nicht, können Sie sich an die Ombudsstelle für barrierefreie Informationstechnik des
            Landes wenden. Das Verfahren ist kostenlos.
          </p>
        </Section>
      </>
    ),
  },
  en: {
    title: 'Accessibility statement',
    body: (city) => (
      <>
        <p className="tp-lead">
          This statement is about the appointment portal of {city.name}. As of 24 November 2026.
        </p>
        <Section title="Conformance">
          <p>
            The portal aims at BITV 2.0, EN 301 549 and WCAG 2.2 level AA. Each page is checked by an automatic tool
            with every change. A check by an independent body and tests by screen reader users are still to come, so we
            call it “partially conformant”.
          </p>
        </Section>
        <Section title="What is not accessible yet">
          <ul className="kern-list kern-list--bullet">
            <li>The video room has no real-time text and no captions yet. There is a chat.</li>
            <li>There are no videos in German Sign Language yet.</li>
            <li>So far there is one page in Easy Language with the most important content.</li>
            <li>Files uploaded by citizens may contain barriers.</li>
          </ul>
        </Section>
        <Section title="Other ways">
          <p>
            You can book, move and cancel every appointment by phone: {city.phone}. Most conversations can also be held
            by phone or on site.
          </p>
        </Section>
        <Section title="Report a barrier">
          <p>
            Write to <MailLink address={city.email} /> or use the page <a href="/barriere-melden">Report a barrier</a>.
            We answer within four weeks.
          </p>
        </Section>
        <Section title="Mediation">
          <p>
            If our answer does not help, you can turn to the ombuds office for accessible information technology of the
            federal state, free of charge.
          </p>
        </Section>
      </>
    ),
  },
}
