const STEPS = [
  ['/cart', 'Cart'],
  ['/checkout', 'Address'],
  ['/checkout/delivery', 'Delivery'],
  ['/checkout/payment', 'Payment'],
] as const

export type Step = (typeof STEPS)[number][0]

/** Where in the checkout a page is; what lies behind can be gone back to. */
export const Steps = ({ at }: { at: Step }) => {
  const place = STEPS.findIndex(([path]) => path === at)
  return (
    <nav class="steps" aria-label="Checkout">
      <ol>
        {STEPS.map(([path, label], index) => (
          <li>
            {index < place ? (
              <a href={path}>{label}</a>
            ) : (
              <span {...(index === place && { 'aria-current': 'step' as const })}>{label}</span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}
