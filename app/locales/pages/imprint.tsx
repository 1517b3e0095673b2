import { MailLink, type PageText, Section } from './page-text.tsx'

export const imprint: PageText = {
  de: {
    title: 'Impressum',
    body: (city) => (
      <>
        <Section title="Anbieter">
          <p>
            {city.name}
            <br />
            {city.street}
            <br />
            {city.postalCode} {city.city}
          </p>
          <p>
            Telefon: {city.phone}
            <br />
            E-Mail: <MailLink address={city.email} />
          </p>
          <p>
            Die {city.name} ist eine Körperschaft des öffentlichen Rechts. Sie wird durch die Oberbürgermeisterin oder
            den Oberbürgermeister vertreten.
          </p>
        </Section>
        <Section title="Verantwortlich für den Inhalt">
          <p>
            Für die Inhalte zu einer Leistung ist der Fachbereich verantwortlich, der sie anbietet. Er steht auf der
            Seite der Leistung.
          </p>
        </Section>
        <Section title="Software">
          <p>
            Dieses Terminportal ist freie Software unter der Lizenz EUPL-1.2. Gestaltung nach dem KERN-UX-Standard
            (EUPL-1.2), Symbole: Material Symbols (Apache-2.0), Schrift: Fira Sans (SIL OFL 1.1).
          </p>
        </Section>
      </>
    ),
  },
  en: {
    title: 'Imprint',
    body: (city) => (
      <>
        <Section title="Provider">
          <p>
            {city.name}
            <br />
            {city.street}
            <br />
            {city.postalCode} {city.city}, Germany
          </p>
          <p>
            Phone: {city.phone}
            <br />
            E-mail: <MailLink address={city.email} />
          </p>
          <p>{city.name} is a public corporation represented by its mayor.</p>
        </Section>
        <Section title="Responsible for the content">
          <p>
            The department that offers a service is responsible for what is written about it. It is named on the page of
            the service.
          </p>
        </Section>
        <Section title="Software">
          <p>
            This appointment portal is free software under the EUPL-1.2. Design follows the KERN UX standard (EUPL-1.2);
            symbols: Material Symbols (Apache-2.0); typeface: Fira Sans (SIL OFL 1.1).
          </p>
        </Section>
      </>
    ),
  },
}
