import { notFound } from '#app/lib/http.ts'

export function loader(): never {
  throw notFound()
}

export function action(): never {
  throw notFound()
}

/** Every path that is not in the route table. */
export default function NotFound() {
  return null
}
