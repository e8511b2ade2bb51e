import { type Problem, ProblemPage } from './pages/problem.tsx'
import { type ShopContext, visitorOf } from './visitor.ts'

export const BAD_FORM: Problem = {
  status: 400,
  title: 'That did not make sense',
  text: 'The form came without what it should have brought. Go back and try once more.',
}

export const TOO_LARGE: Problem = {
  status: 413,
  title: 'That was too much',
  text: 'No form of this shop is as large, so we did not read it.',
}

export async function problem(c: ShopContext, what: Problem) {
  return c.html(<ProblemPage problem={what} visitor={await visitorOf(c)} />, what.status)
}
