import type { AddressAnswer, AddressField, AddressForm } from 'ooor'
import type { ShownCart } from '../cart.ts'
import { Layout } from '../parts/layout.tsx'
import { OrderSummary } from '../parts/order-summary.tsx'
import { Steps } from '../parts/steps.tsx'
import type { Visitor } from '../visitor.ts'

type Sent = Readonly<Record<string, string | undefined>>

interface Props {
  readonly visitor: Visitor
  readonly cart: ShownCart
  /** As Odoo has it: which fields there are, what they are called, and which must be filled in. */
  readonly form: AddressForm
  /** What is filled in. */
  readonly sent: Sent
  /** What Odoo said to what was sent; undefined before. */
  readonly answer: AddressAnswer | undefined
}

/** What a browser can fill in by itself. */
const AUTOCOMPLETE: Readonly<Record<string, string>> = {
  name: 'name',
  email: 'email',
  phone: 'tel',
  company_name: 'organization',
  street: 'address-line1',
  street2: 'address-line2',
  city: 'address-level2',
  zip: 'postal-code',
  country_id: 'country',
  state_id: 'address-level1',
}

export const AddressPage = ({ visitor, cart, form, sent, answer }: Props) => {
  // States are asked for where the country has some.
  const shown = form.fields.filter(
    ({ name }) => name in AUTOCOMPLETE && (name !== 'state_id' || form.states.length > 0),
  )
  return (
    <Layout title="Address" at="cart" visitor={visitor}>
      <Steps at="/checkout" />
      <h1 class="page-title">Where does it go?</h1>
      {answer !== undefined && (
        <div class="note note-bad" role="alert">
          {answer.messages.map((message) => (
            <p>{message}</p>
          ))}
        </div>
      )}
      <div class="cart">
        <form class="address" method="post" action="/checkout">
          {shown.map((field) => (
            <Field field={field} value={sent[field.name] ?? ''} error={answer?.errors[field.name]}>
              {field.name === 'country_id' && <Options all={form.countries} chosen={sent.country_id} />}
              {field.name === 'state_id' && <Options all={form.states} chosen={sent.state_id} />}
            </Field>
          ))}
          <button class="button button-wide" type="submit">
            Continue to delivery
          </button>
          {!visitor.isLoggedIn && (
            <p class="hint">
              Have an account? <a href="/login?next=/checkout">Log in</a>, and we know it already.
            </p>
          )}
        </form>
        <OrderSummary cart={cart} />
      </div>
    </Layout>
  )
}

interface FieldProps {
  readonly field: AddressField
  readonly value: string
  readonly error: 'missing' | 'invalid' | undefined
  readonly children: unknown
}

const ERRORS = { missing: 'This is needed.', invalid: 'This does not look right.' } as const

const Field = ({ field: { name, label, type, isRequired }, value, error, children }: FieldProps) => {
  const own = {
    name,
    id: `field-${name}`,
    autocomplete: AUTOCOMPLETE[name],
    ...(isRequired && { required: true }),
    ...(error !== undefined && { 'aria-invalid': true as const, 'aria-describedby': `${name}-error` }),
  }
  return (
    <div class={`field-of-${name}`}>
      <label class="field" for={`field-${name}`}>
        <span>
          {label}
          {!isRequired && <span class="muted"> (optional)</span>}
        </span>
        {type === 'select' ? (
          <select {...own}>
            <option value="">…</option>
            {children}
          </select>
        ) : (
          <input type={type} value={value} {...own} />
        )}
      </label>
      {error !== undefined && (
        <p class="field-error" id={`${name}-error`}>
          {ERRORS[error]}
        </p>
      )}
    </div>
  )
}

interface OptionsProps {
  readonly all: readonly { readonly id: number; readonly name: string }[]
  readonly chosen: string | undefined
}

const Options = ({ all, chosen }: OptionsProps) => (
  <>
    {all.map(({ id, name }) => (
      <option value={id} selected={String(id) === chosen}>
        {name}
      </option>
    ))}
  </>
)
