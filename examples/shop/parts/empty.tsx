interface Props {
  readonly title: string
  readonly text: string
  readonly action: { readonly href: string; readonly label: string }
}

/** What stands where nothing is. */
export const Empty = ({ title, text, action }: Props) => (
  <section class="empty">
    <svg viewBox="0 0 200 120" aria-hidden="true" focusable="false">
      <ellipse class="empty-shadow" cx="100" cy="108" rx="66" ry="6" />
      <path class="empty-line" d="M40 104V62h120v42M34 62h132M64 62V40h26v22" />
      <path class="empty-leaf" d="M77 40c-3-12-14-12-16-24 12 1 18 10 16 24Zm0 0c2-10 12-12 16-22-12-2-18 10-16 22Z" />
      <path class="empty-line" d="M118 62l14-22M132 40l-12-10" />
    </svg>
    <h2>{title}</h2>
    <p>{text}</p>
    <a class="button" href={action.href}>
      {action.label}
    </a>
  </section>
)
