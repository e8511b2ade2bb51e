import { Layout } from '../parts/layout.tsx'
import { NOBODY, type Visitor } from '../visitor.ts'

export interface Problem {
  readonly status: 400 | 403 | 404 | 409 | 410 | 413 | 422 | 500 | 503
  readonly title: string
  readonly text: string
  readonly action?: { readonly href: string; readonly label: string }
}

/** Something went wrong: what, in the words of who shops, and where to go on. */
export const ProblemPage = ({ problem, visitor = NOBODY }: { problem: Problem; visitor?: Visitor }) => {
  const { status, title, text, action = { href: '/', label: 'Back to the products' } } = problem
  return (
    <Layout title={title} visitor={visitor}>
      <section class="problem">
        <p class="problem-status" aria-hidden="true">
          {status}
        </p>
        <h1>{title}</h1>
        <p class="lead">{text}</p>
        <a class="button" href={action.href}>
          {action.label}
        </a>
      </section>
    </Layout>
  )
}
