import { Layout } from '../parts/layout.tsx'
import type { Visitor } from '../visitor.ts'

interface Props {
  readonly visitor: Visitor
  /** Where the provider takes the payment. */
  readonly target: {
    readonly method: 'GET' | 'POST'
    readonly url: string
    readonly fields: Readonly<Record<string, string>>
  }
}

/** The way to who takes the money: a form of theirs, since there is no script here that could send it. */
export const ProviderPage = ({ visitor, target: { method, url, fields } }: Props) => (
  <Layout title="Payment" at="cart" visitor={visitor}>
    <section class="panel">
      <h1>One step more</h1>
      <p class="muted">You pay at {new URL(url).host}, and come back here.</p>
      <form method={method === 'GET' ? 'get' : 'post'} action={url}>
        {Object.entries(fields).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <button class="button button-wide" type="submit">
          Go and pay
        </button>
      </form>
    </section>
  </Layout>
)
