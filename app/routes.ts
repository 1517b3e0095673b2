import { index, type RouteConfig, route } from '@remix-run/route-config'

// Every URL of the product. Path words are German, as citizens read them; `:…Token` is a link secret of 43 characters.
export default [
  // Public: find a service, read about it -------------------------------------------------------------------------
  index('routes/public/home.tsx'),
  route('suche', 'routes/public/search.tsx'),
  route('anliegen', 'routes/public/services.tsx'),
  route('leistung/:departmentSlug/:serviceSlug', 'routes/public/service.tsx'),
  route('leistung/:departmentSlug/:serviceSlug/gruppentermine', 'routes/booking/group-dates.tsx'),
  route('technik-test', 'routes/public/device-test.tsx'),
  route('leichte-sprache', 'routes/public/easy-language.tsx'),
  route('impressum', 'routes/public/imprint.tsx'),
  route('faire-vergabe', 'routes/public/fairness.tsx'),
  route('datenschutz', 'routes/public/privacy.tsx'),
  route('nutzungsbedingungen', 'routes/public/terms.tsx'),
  route('barrierefreiheit', 'routes/public/accessibility.tsx'),
  route('barriere-melden', 'routes/public/report-barrier.tsx'),

  // Booking: mode and slot, details, check, sent ------------------------------------------------------------------
  route('buchen/:departmentSlug/:serviceSlug', 'routes/booking/time.tsx'),
  route('buchen/:holdToken/moment', 'routes/booking/gate.tsx'),
  route('buchen/:holdToken/angaben', 'routes/booking/details.tsx'),
  route('buchen/:holdToken/pruefen', 'routes/booking/check.tsx'),
  route('buchen/:holdToken/gesendet', 'routes/booking/sent.tsx'),

  // The citizen's own appointment ---------------------------------------------------------------------------------
  route('mein-termin', 'routes/appointment/lookup.tsx'),
  route('termin/bestaetigen/:confirmToken', 'routes/appointment/confirm.tsx'),
  route('termin/:manageToken', 'routes/appointment/show.tsx'),
  route('termin/:manageToken/verschieben', 'routes/appointment/move.tsx'),
  route('termin/:manageToken/absagen', 'routes/appointment/cancel.tsx'),
  route('termin/:manageToken/terminart', 'routes/appointment/mode.tsx'),
  route('termin/:manageToken/vorschlag', 'routes/appointment/proposal.tsx'),
  route('termin/:manageToken/name', 'routes/appointment/name.tsx'),
  route('termin/:manageToken/frueher', 'routes/appointment/earlier.tsx'),
  route('termin/:manageToken/kalender.ics', 'routes/appointment/calendar.ts'),
  route('termin/:manageToken/teilnehmende', 'routes/appointment/guests.tsx'),
  route('termin/:manageToken/unterlagen', 'routes/appointment/documents.tsx'),
  route('termin/:manageToken/unterlagen/:documentId', 'routes/appointment/document.ts'),

  // The visit: device check, waiting room, room, after ------------------------------------------------------------
  route('besuch/:joinToken', 'routes/visit/layout.tsx', [
    index('routes/visit/device-check.tsx'),
    route('warten', 'routes/visit/waiting.tsx'),
    route('raum', 'routes/visit/room.tsx'),
    route('danach', 'routes/visit/after.tsx'),
  ]),
  route('besuch/:joinToken/zugang', 'routes/visit/grant.ts'),
  route('besuch/:joinToken/stufe', 'routes/visit/media-step.ts'),
  route('besuch/:joinToken/schluessel', 'routes/visit/keys.ts'),
  route('besuch/:joinToken/rueckruf', 'routes/visit/call-back.ts'),
  route('besuch/:joinToken/probe', 'routes/visit/rehearsal.tsx'),
  route('besuch/:joinToken/probe/beginn', 'routes/visit/rehearsal-start.ts'),
  route('besuch/:joinToken/probe/:rehearsalId/zugang', 'routes/visit/rehearsal-grant.ts'),
  route('besuch/:joinToken/probe/:rehearsalId/ergebnis', 'routes/visit/rehearsal-result.ts'),
  route('besuch/:joinToken/stand', 'routes/visit/heartbeat.ts'),
  route('besuch/:joinToken/stoerung', 'routes/visit/trouble.ts'),
  route('besuch/:joinToken/ereignisse', 'routes/visit/events.ts'),
  route('besuch/:joinToken/nachrichten', 'routes/visit/messages.ts'),
  route('besuch/:joinToken/unterlagen', 'routes/visit/documents.ts'),
  route('besuch/:joinToken/unterlagen/:documentId', 'routes/visit/document.ts'),

  // Sign in and out -----------------------------------------------------------------------------------------------
  route('anmelden', 'routes/auth/sign-in.tsx'),
  route('abmelden', 'routes/auth/sign-out.ts'),
  route('abmelden/ueberall', 'routes/auth/sign-out-everywhere.ts'),

  // Staff ---------------------------------------------------------------------------------------------------------
  route('dienst/termine/:appointmentId/besuch', 'routes/staff/visit.tsx'),
  route('dienst/termine/:appointmentId/besuch/zugang', 'routes/staff/visit-grant.ts'),
  route('dienst/termine/:appointmentId/besuch/stoerung', 'routes/staff/visit-trouble.ts'),
  route('dienst/termine/:appointmentId/besuch/schluessel', 'routes/staff/visit-keys.ts'),
  route('dienst/termine/:appointmentId/besuch/stufe', 'routes/staff/visit-media-step.ts'),
  route('dienst/termine/:appointmentId/besuch/nachrichten', 'routes/staff/visit-messages.ts'),
  route('dienst', 'routes/staff/my-day.tsx'),
  route('dienst/wartezimmer', 'routes/staff/waiting-room.ts'),
  route('dienst/team', 'routes/staff/team-day.tsx'),
  route('dienst/team/druck', 'routes/staff/team-print.tsx'),
  route('dienst/woche', 'routes/staff/week.tsx'),
  route('dienst/agenda', 'routes/staff/agenda.tsx'),
  route('dienst/buchen', 'routes/staff/book.tsx'),
  route('dienst/sperren', 'routes/staff/block-time.tsx'),
  route('dienst/gruppen/neu', 'routes/staff/new-group.tsx'),
  route('dienst/sprechzeiten', 'routes/staff/openings.tsx'),
  route('dienst/sprechzeiten/regel/:kind/:ruleId', 'routes/staff/rule.tsx'),
  route('dienst/sprechzeiten/schliesstage', 'routes/staff/closed-days.tsx'),
  route('dienst/sprechzeiten/entwurf/:draftId', 'routes/staff/calendar-draft.tsx'),
  route('dienst/sprechzeiten/verlauf', 'routes/staff/calendar-history.tsx'),
  route('dienst/leistungen', 'routes/staff/services.tsx'),
  route('dienst/leistungen/:serviceId', 'routes/staff/service.tsx'),
  route('dienst/fachbereich', 'routes/staff/department.tsx'),
  route('dienst/aufgaben', 'routes/staff/broken-appointments.tsx'),
  route('dienst/konto', 'routes/staff/account.tsx'),
  route('dienst/kalender', 'routes/staff/calendars.tsx'),
  route('dienst/ereignisse', 'routes/staff/events.ts'),
  route('dienst/termine/:appointmentId', 'routes/staff/appointment.tsx'),
  route('dienst/termine/:appointmentId/aendern', 'routes/staff/change.tsx'),
  route('dienst/termine/:appointmentId/frueher', 'routes/staff/earlier.tsx'),
  route('dienst/termine/:appointmentId/schritt', 'routes/staff/step.ts'),
  route('dienst/termine/:appointmentId/unterlagen', 'routes/staff/documents.ts'),
  route('dienst/unterlagen/:documentId', 'routes/staff/document.ts'),
  route('dienst/unterlagen/:documentId/ansicht', 'routes/staff/document-preview.tsx'),

  // Call-centre desk ----------------------------------------------------------------------------------------------
  route('telefonservice', 'routes/desk/desk.tsx'),
  route('telefonservice/termine/:appointmentId', 'routes/desk/booking.tsx'),

  // Administration ------------------------------------------------------------------------------------------------
  route('verwaltung', 'routes/admin/system.tsx'),
  route('verwaltung/fachbereiche/:departmentId', 'routes/admin/department.tsx'),

  // Programs: public API, media server, calendar files ------------------------------------------------------------
  route('api/v1/services', 'routes/api/services.ts'),
  route('api/v1/offices', 'routes/api/offices.ts'),
  route('api/v1/offerings', 'routes/api/offerings.ts'),
  route('api/v1/offerings/:offeringId/slots', 'routes/api/slots.ts'),
  // :feedFile is a token of 43 characters and ".ics"
  route('kalender/:feedFile', 'routes/api/calendar-feed.ts'),
  route('api/livekit/webhook', 'routes/api/livekit-webhook.ts'),

  route('*', 'routes/public/not-found.tsx'),
] satisfies RouteConfig
