/** Coat of arms of the invented Musterstadt; a city puts its own here. */
export function BrandMark() {
  return (
    <svg viewBox="0 0 40 46" aria-hidden="true" focusable="false">
      <path d="M2 2h36v24c0 10-8 15-18 18C10 41 2 36 2 26Z" fill="#1f3c9c" stroke="#fff" strokeWidth="2" />
      <path d="M9 25V13h4v3h3v-6h8v6h3v-3h4v12Z" fill="#fff" />
      <path d="M6 30c4-3 6-3 9.3 0s5.500 3 9.3 0 5.500-3 9.3 0" fill="none" stroke="#3fc6c4" strokeWidth="3" />
    </svg>
  )
}
