import { type City, MailLink, type PageText, Section } from './page-text.tsx'

export type PrivacyFacts = {
  city: City
  holdMinutes: number
  departments: {
    name: string
    requestMinutes: number
    appointmentRetentionDays: number
    documentRetentionDays: number
  }[]
}

type Words = {
  caption: string
  department: string
  confirm: string
  appointment: string
  documents: string
  minutes: string
  days: string
}

function RetentionTable({ departments, words }: { departments: PrivacyFacts['departments']; words: Words }) {
  return (
    <table className="tp-table tp-table--cards">
      <caption className="kern-sr-only">{words.caption}</caption>
      <thead>
        <tr>
          {[words.department, words.confirm, words.appointment, words.documents].map((head) => (
            <th scope="col" key={head}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {departments.map((department) => (
          <tr key={department.name}>
            <th scope="row">{department.name}</th>
            <td data-label={words.confirm}>
              {department.requestMinutes} {words.minutes}
            </td>
            <td data-label={words.appointment}>
              {department.appointmentRetentionDays} {words.days}
            </td>
            <td data-label={words.documents}>
              {department.documentRetentionDays} {words.days}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

export const privacy: PageText<PrivacyFacts> = {
  de: {
    title: 'Datenschutz',
    body: ({ city, holdMinutes, departments }) => (
      <>
        <p className="tp-lead">
          Hier steht, welche Daten dieses Terminportal von Ihnen braucht, wer sie sieht und wann sie gelöscht werden.
        </p>
        <Section title="Verantwortlich">
          <p>
            {city.name}, {city.street}, {city.postalCode} {city.city}, <MailLink address={city.email} />. Die
            behördliche Datenschutzbeauftragte oder den Datenschutzbeauftragten erreichen Sie unter derselben Anschrift.
          </p>
        </Section>
        <Section title="Welche Daten wir speichern">
          <ul className="kern-list kern-list--bullet">
            <li>
              Für einen Termin: Name, E-Mail-Adresse, Leistung, Zeit, Ort oder Terminart. Eine Telefonnummer nur, wenn
              Sie sie angeben.
            </li>
            <li>Wünsche zu Sprache oder Unterstützung: nur, wenn Sie sie angeben. Sie werden als Erstes gelöscht.</li>
            <li>Unterlagen, die Sie hochladen: verschlüsselt gespeichert, auf Schadsoftware geprüft.</li>
            <li>
              Beim Videotermin: wann Sie das Wartezimmer betreten haben und wann das Gespräch begann und endete.
              Nachrichten im Chat.
            </li>
          </ul>
          <p>
            Bild und Ton werden nicht aufgezeichnet. Wir setzen keine Werbung und keine Besuchszählung ein. Alles, was
            Ihr Browser lädt, kommt von unseren eigenen Servern. Es gibt zwei Arten von Cookies: eines merkt sich die
            Sprache, eines hält die Anmeldung der Beschäftigten.
          </p>
        </Section>
        <Section title="Wozu und auf welcher Grundlage">
          <p>
            Wir verarbeiten die Daten, um Ihren Termin zu vergeben und durchzuführen. Grundlage ist Artikel 6 Absatz 1
            Buchstabe e der Datenschutz-Grundverordnung in Verbindung mit dem Datenschutzgesetz des Landes.
          </p>
        </Section>
        <Section title="Wer die Daten sieht">
          <p>
            Die Beschäftigten des Fachbereichs, bei dem Sie den Termin haben. Der Telefonservice sieht Termine, aber
            keine Unterlagen. Jedes Öffnen einer Unterlage wird aufgezeichnet. An Dritte geben wir nichts weiter.
          </p>
        </Section>
        <Section title="Wann wir löschen">
          <p>Eine Reservierung verfällt nach {holdMinutes} Minuten. Danach gelten die Fristen des Fachbereichs:</p>
          <RetentionTable
            departments={departments}
            words={{
              caption: 'Löschfristen je Fachbereich',
              department: 'Fachbereich',
              confirm: 'Bestätigen innerhalb von',
              appointment: 'Termin: gelöscht nach',
              documents: 'Unterlagen: gelöscht nach',
              minutes: 'Minuten',
              days: 'Tagen',
            }}
          />
        </Section>
        <Section title="Ihre Rechte">
          <p>
            Sie können Auskunft, Berichtigung, Löschung oder Einschränkung verlangen und der Verarbeitung widersprechen.
            Schreiben Sie an <MailLink address={city.email} />. Sie können sich auch bei der Landesbeauftragten oder dem
            Landesbeauftragten für Datenschutz beschweren.
          </p>
        </Section>
      </>
    ),
  },
  en: {
    title: 'Privacy',
    body: ({ city, holdMinutes, departments }) => (
      <>
        <p className="tp-lead">Which data this portal needs from you, who sees them and when they are deleted.</p>
        <Section title="Controller">
          <p>
            {city.name}, {city.street}, {city.postalCode} {city.city}, Germany, <MailLink address={city.email} />. The
            data protection officer can be reached at the same address.
          </p>
        </Section>
        <Section title="What we store">
          <ul className="kern-list kern-list--bullet">
            <li>
              For an appointment: name, e-mail address, service, time, place or kind of appointment. A phone number only
              if you give one.
            </li>
            <li>Wishes about language or support: only if you tell us. They are deleted first.</li>
            <li>Documents you upload: stored encrypted and checked for malware.</li>
            <li>
              For a video appointment: when you entered the waiting room and when the conversation began and ended. Chat
              messages.
            </li>
          </ul>
          <p>
            Picture and sound are never recorded. There is no advertising and no visitor tracking. Everything your
            browser loads comes from our own servers. There are two kinds of cookies: one remembers the language, one
            keeps staff signed in.
          </p>
        </Section>
        <Section title="Why, and on what legal basis">
          <p>
            We process the data to give you an appointment and to hold it. The basis is Article 6(1)(e) of the General
            Data Protection Regulation together with the data protection act of the federal state.
          </p>
        </Section>
        <Section title="Who sees the data">
          <p>
            The staff of the department your appointment is with. The call centre sees appointments but no documents.
            Each opening of a document is recorded. Nothing is passed on to third parties.
          </p>
        </Section>
        <Section title="When we delete">
          <p>A reservation lapses after {holdMinutes} minutes. After that the times of the department apply:</p>
          <RetentionTable
            departments={departments}
            words={{
              caption: 'Retention by department',
              department: 'Department',
              confirm: 'Confirm within',
              appointment: 'Appointment: deleted after',
              documents: 'Documents: deleted after',
              minutes: 'minutes',
              days: 'days',
            }}
          />
        </Section>
        <Section title="Your rights">
          <p>
            You may ask for access, correction, deletion or restriction, and you may object to the processing. Write to{' '}
            <MailLink address={city.email} />. You may also complain to the data protection commissioner of the federal
            state.
          </p>
        </Section>
      </>
    ),
  },
}
