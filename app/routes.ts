import { index, type RouteConfig, route } from '@remix-run/route-config'

// Every URL of the product. Path words are German, as citizens read them; `:…Token` is a link secret of 43 characters.
export default [
  // Public: find a service, read about it -------------------------------------------------------------------------
  index('routes/public/home.tsx'),
  route('suche', 'routes/public/search.tsx'),
  route('anliegen', 'routes/public/services.tsx'),
  route('leistung/:departmentSlug/:serviceSlug', 'routes/public/service.tsx'),
  route('leichte-sprache', 'routes/public/easy-language.tsx'),
  route('impressum', 'routes/public/imprint.tsx'),
  route('datenschutz', 'routes/public/privacy.tsx'),
  route('nutzungsbedingungen', 'routes/public/terms.tsx'),
  route('barrierefreiheit', 'routes/public/accessibility.tsx'),
  route('barriere-melden', 'routes/public/report-barrier.tsx'),

  // Booking: mode and slot, details, check, sent ------------------------------------------------------------------

  // The citizen's own appointment ---------------------------------------------------------------------------------
  route('termin/:manageToken/unterlagen', 'routes/appointment/documents.tsx'),
  route('termin/:manageToken/unterlagen/:documentId', 'routes/appointment/document.ts'),

  // The visit: device check, waiting room, room, after ------------------------------------------------------------
  route('besuch/:joinToken/unterlagen', 'routes/visit/documents.ts'),
  route('besuch/:joinToken/unterlagen/:documentId', 'routes/visit/document.ts'),

  // Sign in and out -----------------------------------------------------------------------------------------------
  route('anmelden', 'routes/auth/sign-in.tsx'),
  route('abmelden', 'routes/auth/sign-out.ts'),
  route('abmelden/ueberall', 'routes/auth/sign-out-everywhere.ts'),

  // Staff ---------------------------------------------------------------------------------------------------------
  route('dienst', 'routes/staff/my-day.tsx'),
  route('dienst/team', 'routes/staff/team-day.tsx'),
  route('dienst/konto', 'routes/staff/account.tsx'),
  route('dienst/ereignisse', 'routes/staff/events.ts'),
  route('dienst/termine/:appointmentId', 'routes/staff/appointment.tsx'),
  route('dienst/termine/:appointmentId/schritt', 'routes/staff/step.ts'),
  route('dienst/termine/:appointmentId/unterlagen', 'routes/staff/documents.ts'),
  route('dienst/unterlagen/:documentId', 'routes/staff/document.ts'),
  route('dienst/unterlagen/:documentId/ansicht', 'routes/staff/document-preview.tsx'),

  // Call-centre desk ----------------------------------------------------------------------------------------------

  // Administration ------------------------------------------------------------------------------------------------

  // Programs: public API, media server, calendar files ------------------------------------------------------------

  route('*', 'routes/public/not-found.tsx'),
] satisfies RouteConfig
