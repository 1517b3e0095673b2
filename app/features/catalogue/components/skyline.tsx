/** Outline of a town at the lower edge of the hero. */
export function Skyline() {
  return (
    <svg className="tp-hero__skyline" viewBox="0 0 460 120" aria-hidden="true" focusable="false">
      <path
        fill="#fff"
        d="M0 120V84h26V60h20v24h18V44l14-16 14 16v40h22V66h40v-8h8v8h8V30h6V12h4v18h6v36h24V50h34v34h20V38h10V24h20v14h10v46h24V62l20-14 20 14v22h20V54h34v30h18V70h24v50Z"
      />
    </svg>
  )
}
