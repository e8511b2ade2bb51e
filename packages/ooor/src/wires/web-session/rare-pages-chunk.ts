/** What the web session is seldom asked for: one chunk of a bundle, which comes with the first of it. */
export { csrfTokenOf } from '../csrf.ts'
export { fetchInSession } from './fetching.ts'
export { hasSession } from './has-session.ts'
export { answerSecondFactor, authenticateByForm, noSecondFactor } from './login-pages.ts'
export { methodNames } from './method-names.ts'
export { bindDatabase, fetchPage, submitForm } from './page-requests.ts'
