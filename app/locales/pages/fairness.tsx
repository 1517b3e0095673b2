import { type PageText, Section } from './page-text.tsx'

/** The rules of app/features/proposals/offer-order.ts, offer-hours.ts and app/features/booking, in words for everybody. */
export const fairness: PageText = {
  de: {
    title: 'So vergeben wir Termine fair',
    body: (city) => (
      <>
        <Section title="Wer bekommt einen frei gewordenen Termin?">
          <p>
            Sagt jemand ab, bieten wir die Zeit zuerst Menschen auf der Liste für frühere Termine an, immer nur einer
            Person auf einmal. In Frage kommt, wer dieselbe Leistung in derselben Terminart gebucht hat und wem die Zeit
            wirklich nützt: Sie liegt an einem früheren Tag als der gebuchte Termin, oder am selben Tag mindestens zwei
            Stunden früher, und sie passt zu den genannten Wünschen. Termine vor Ort bieten wir nur für dieselbe
            Dienststelle an.
          </p>
          <ol className="kern-list kern-list--numbered">
            <li>Zuerst ist dran, wem wir bisher am seltensten etwas angeboten haben.</li>
            <li>Unter diesen kommt zuerst, wer am längsten wartet.</li>
            <li>
              Wer nicht rechtzeitig antwortet oder ablehnt, behält seinen Termin und seinen Platz. Dieselbe Zeit bieten
              wir der Person nicht noch einmal an, sondern der nächsten.
            </li>
          </ol>
          <p>
            Zwischen 21 und 7 Uhr schreiben wir niemandem. Wird nachts eine Zeit frei, die noch mindestens einen Tag
            entfernt ist, bieten wir sie am Morgen an. Sonst geht sie gleich an alle.
          </p>
        </Section>
        <Section title="Wann sehen alle die Zeit?">
          <p>
            Will niemand auf der Liste die Zeit, erscheint sie nach einer zufälligen Pause von einigen Minuten wieder
            unter den freien Terminen. So kann niemand auf die Minute warten und sie wegschnappen.
          </p>
        </Section>
        <Section title="In welcher Reihenfolge rufen wir im Wartezimmer auf?">
          <ol className="kern-list kern-list--numbered" id="reihenfolge">
            <li>
              Es zählt die Uhrzeit des Termins. Wer früher ins Wartezimmer kommt, ist deshalb nicht früher dran. Bei
              gleicher Uhrzeit zählt, wer zuerst da war.
            </li>
            <li>
              Wer bis zu zehn Minuten zu spät kommt, behält den Platz. Wer später kommt, wird zu der Zeit eingereiht, zu
              der er oder sie gekommen ist.
            </li>
            <li>
              Wer weggeht und sich rufen lässt, behält den Platz. Wer nach dem Ruf nicht rechtzeitig zurück ist, wird zu
              der Zeit eingereiht, zu der er oder sie zurückkommt.
            </li>
            <li>
              Ist jemand gerade nicht erreichbar, kommt die nächste Person dran. Der Platz bleibt so lange erhalten.
            </li>
          </ol>
        </Section>
        <Section title="Gegen den Handel mit Terminen">
          <ul className="kern-list kern-list--bullet">
            <li>Ein Termin gilt erst, wenn Sie ihn über Ihre E-Mail-Adresse bestätigt haben.</li>
            <li>Bei vielen Leistungen ist die Zahl offener Termine je E-Mail-Adresse und Telefonnummer begrenzt.</li>
            <li>
              Name und Geburtsjahr lassen sich nach der Buchung nicht austauschen. Einen Tippfehler im Namen können Sie
              selbst berichtigen, alles andere klären Sie bitte mit uns am Telefon.
            </li>
            <li>
              Kommen aus einem Netz oder für eine Dienststelle auffällig viele Anfragen, prüft Ihr Browser kurz im
              Hintergrund, dass kein Programm bucht. Ihre Zeit halten wir so lange frei. Ohne Skripte genügt es, einen
              Moment zu warten, oder Sie rufen uns an: {city.phone}.
            </li>
          </ul>
        </Section>
      </>
    ),
  },
  en: {
    title: 'How we give out appointments fairly',
    body: (city) => (
      <>
        <Section title="Who gets an appointment that becomes available?">
          <p>
            When somebody cancels, we first offer the time to people on the list for earlier appointments, always to one
            person at a time. It can be anybody who has booked the same service in the same type of appointment and whom
            the time really helps: it is on an earlier day than the appointment they have, or at least two hours earlier
            on the same day, and it fits their wishes. Appointments in person are offered for the same office only.
          </p>
          <ol className="kern-list kern-list--numbered">
            <li>Whoever was offered something least often so far comes first.</li>
            <li>Among these, whoever has waited longest comes first.</li>
            <li>
              Whoever does not answer in time or declines keeps their appointment and their place. We do not offer them
              the same time again, but offer it to the next person.
            </li>
          </ol>
          <p>
            We write to nobody between 21:00 and 7:00. A time that becomes available at night and is at least one day
            away is offered in the morning. Otherwise it goes to everybody at once.
          </p>
        </Section>
        <Section title="When does everybody see the time?">
          <p>
            If nobody on the list wants the time, it appears among the free appointments again after a random pause of a
            few minutes. So nobody can wait for the minute and snatch it.
          </p>
        </Section>
        <Section title="In which order do we call people in from the waiting room?">
          <ol className="kern-list kern-list--numbered" id="reihenfolge">
            <li>
              What counts is the time of the appointment. Coming to the waiting room earlier does not mean being called
              earlier. At the same time of appointment, whoever was there first comes first.
            </li>
            <li>
              Whoever is up to ten minutes late keeps the place. Whoever comes later is placed in the line at the time
              of arrival.
            </li>
            <li>
              Whoever leaves and is called back keeps the place. Whoever is not back in time after the call is placed in
              the line at the time of return.
            </li>
            <li>If somebody cannot be reached just now, the next person is called in. The place is kept meanwhile.</li>
          </ol>
        </Section>
        <Section title="Against the trade in appointments">
          <ul className="kern-list kern-list--bullet">
            <li>An appointment counts only when you have confirmed it through your e-mail address.</li>
            <li>
              For many services the number of open appointments for each e-mail address and phone number is limited.
            </li>
            <li>
              Name and year of birth cannot be exchanged after booking. You can correct a typing error in the name
              yourself; for anything else please call us.
            </li>
            <li>
              If conspicuously many requests come from one network or for one office, your browser checks briefly in the
              background that no program is booking. We keep your time meanwhile. Without scripts it is enough to wait a
              moment, or you call us: {city.phone}.
            </li>
          </ul>
        </Section>
      </>
    ),
  },
}
