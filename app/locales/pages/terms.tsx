import { type PageText, Section } from './page-text.tsx'

export const terms: PageText = {
  de: {
    title: 'Nutzungsbedingungen',
    body: (city) => (
      <>
        <Section title="Kostenlos und ohne Konto">
          <p>
            Die Buchung kostet nichts und braucht kein Konto. Für die Leistung selbst kann eine Gebühr anfallen. Sie
            steht auf der Seite der Leistung.
          </p>
        </Section>
        <Section title="Ein Termin gilt erst, wenn Sie ihn bestätigt haben">
          <p>
            Nach der Buchung bekommen Sie eine E-Mail. Bestätigen Sie den Termin darin. Ohne Bestätigung geben wir die
            Zeit nach der genannten Frist wieder frei.
          </p>
        </Section>
        <Section title="Absagen und verschieben">
          <p>
            Wenn Sie nicht kommen können, sagen Sie bitte ab. Dann kann jemand anderes die Zeit nutzen. Verschieben ist
            online so oft möglich, wie es bei der Leistung steht.
          </p>
        </Section>
        <Section title="Beim Videotermin">
          <p>
            Ton- und Bildaufnahmen sind nicht erlaubt, weder für Sie noch für uns. Bitte nehmen Sie aus einem Raum teil,
            in dem Sie ungestört sprechen können.
          </p>
        </Section>
        <Section title="Missbrauch">
          <p>
            Termine sind an die Person gebunden, die sie bucht. Der Handel mit Terminen ist nicht erlaubt; die{' '}
            {city.name} kann solche Termine absagen.
          </p>
        </Section>
      </>
    ),
  },
  en: {
    title: 'Terms of use',
    body: (city) => (
      <>
        <Section title="Free of charge and without an account">
          <p>
            Booking costs nothing and needs no account. There may be a fee for the service itself; it is shown on the
            page of the service.
          </p>
        </Section>
        <Section title="An appointment counts once you have confirmed it">
          <p>
            After booking you get an e-mail. Please confirm the appointment in it. Without a confirmation the time is
            released after the period that is named there.
          </p>
        </Section>
        <Section title="Cancelling and moving">
          <p>
            If you cannot come, please cancel so that somebody else can use the time. You can move an appointment online
            as often as the service allows.
          </p>
        </Section>
        <Section title="In a video appointment">
          <p>
            Recording sound or picture is not allowed, neither for you nor for us. Please take part from a room in which
            you can talk undisturbed.
          </p>
        </Section>
        <Section title="Misuse">
          <p>
            Appointments belong to the person who books them. Trading appointments is not allowed; {city.name} may
            cancel such appointments.
          </p>
        </Section>
      </>
    ),
  },
}
