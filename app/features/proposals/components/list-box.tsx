import { m } from '#app/locales/generated/messages.js'

/** On the page of the appointment: whether it is on the list of those who wish to come sooner, and the way to change that. */
export function ListBox({ isOnList, path }: { isOnList: boolean; path: string }) {
  return (
    <section className="tp-stack" aria-labelledby="frueher">
      <h2 className="tp-h2" id="frueher">
        {m.proposals_list_title()}
      </h2>
      <p>{isOnList ? m.proposals_list_box_on() : m.proposals_list_box_off()}</p>
      <p>
        <a href={`${path}/frueher`}>{isOnList ? m.proposals_list_change() : m.proposals_list_join_link()}</a>
      </p>
    </section>
  )
}
