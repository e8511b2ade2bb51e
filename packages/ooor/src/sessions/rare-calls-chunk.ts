/** What a session does now and then: one chunk of a bundle, which comes with the first of it. */
export { follow, forward, upgrade } from './browser.ts'
export { busSessionOf } from './bus-session.ts'
export { changePassword } from './change-password.ts'
export { fetchPath } from './fetch.ts'
export { isEmployee, isInternal } from './is-internal.ts'
export { csrfToken, page, submit } from './pages-and-forms.ts'
export { callReportService } from './report-service.ts'
