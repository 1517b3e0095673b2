import { type RouteConfig, route } from '@remix-run/route-config'

// Every URL of the product. Path words are German, as citizens read them; `:…Token` is a link secret of 43 characters.
export default [
  // Public: find a service, read about it -------------------------------------------------------------------------

  // Booking: mode and slot, details, check, sent ------------------------------------------------------------------

  // The citizen's own appointment ---------------------------------------------------------------------------------

  // The visit: device check, waiting room, room, after ------------------------------------------------------------

  // Sign in and out -----------------------------------------------------------------------------------------------

  // Staff ---------------------------------------------------------------------------------------------------------

  // Call-centre desk ----------------------------------------------------------------------------------------------

  // Administration ------------------------------------------------------------------------------------------------

  // Programs: public API, media server, calendar files ------------------------------------------------------------

  route('*', 'routes/public/not-found.tsx'),
] satisfies RouteConfig
