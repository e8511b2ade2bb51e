import { Layout } from '../parts/layout.tsx'
import type { Visitor } from '../visitor.ts'

interface Props {
  readonly visitor: Visitor
  /** A path of this shop. */
  readonly next: string
  readonly login?: string
  readonly problem?: string
  /** Accounts to try, where everybody may. */
  readonly hint: string | undefined
}

export const LoginPage = ({ visitor, next, login = '', problem, hint }: Props) => (
  <Layout title="Log in" at="login" visitor={visitor}>
    <section class="panel">
      <h1>Welcome back</h1>
      <p class="muted">
        {visitor.cartQuantity > 0 ? 'Your cart comes along.' : 'With the account you have on our Odoo.'}
      </p>
      {problem !== undefined && (
        <p class="note note-bad" role="alert">
          {problem}
        </p>
      )}
      <form method="post" action="/login">
        <input type="hidden" name="next" value={next} />
        <label class="field">
          <span>Login or email</span>
          <input name="login" value={login} autocomplete="username" autocapitalize="none" required autofocus />
        </label>
        <label class="field">
          <span>Password</span>
          <input name="password" type="password" autocomplete="current-password" required />
        </label>
        <button class="button button-wide" type="submit">
          Log in
        </button>
      </form>
      {hint !== undefined && <p class="hint">{hint}</p>}
    </section>
  </Layout>
)
