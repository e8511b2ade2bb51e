import { jsonCall, NO_PARAMS, ODD_VALUES } from './json-call.ts'
import { type RawRequest, type Subjects, VISITORS } from './request.ts'

/** Sessions: who one is, logging in and out. No password is wrong: real servers count those. */
export function sessionCalls(subjects: Subjects): RawRequest[] {
  const { database: db } = subjects
  const [login, password] = ['admin', 'admin']
  const alone = (request: RawRequest): RawRequest => ({ ...request, isAlone: true })
  const calls = ['check', 'modules', 'get_lang_list', 'nothing', 'account']
  return [
    ...calls
      .flatMap((name) => VISITORS.map((visitor) => jsonCall(`/web/session/${name}`, {}, subjects, visitor)))
      .filter(({ path, visitor }) => !/lang_list|modules|account/.test(path) || visitor === 'nobody'),
    ...['check', 'get_session_info', 'modules', 'destroy'].flatMap((name) =>
      NO_PARAMS.map((params) => jsonCall(`/web/session/${name}`, params, subjects, 'nobody')),
    ),
    ...NO_PARAMS.map((params) => jsonCall('/web/session/check', params, subjects)),
    ...NO_PARAMS.map((params) => jsonCall('/web/session/authenticate', params, subjects, 'nobody')),
    ...ODD_VALUES.map((odd) => jsonCall('/web/session/authenticate', { db: odd, login, password }, subjects, 'nobody')),
    jsonCall('/web/session/authenticate', { login, password }, subjects, 'nobody'),
    jsonCall('/web/session/authenticate', { db }, subjects, 'nobody'),
    jsonCall('/web/session/authenticate', { db: 'nodb', login, password }, subjects, 'nobody'),
    ...VISITORS.map((visitor) => alone(jsonCall('/web/session/destroy', {}, subjects, visitor))),
    ...['/web/session/logout', '/web/become'].flatMap((path) =>
      VISITORS.map((visitor) => alone({ name: path, method: 'GET', path, visitor })),
    ),
    ...[undefined, null, [], {}, 'x', [{ name: 'old_pwd' }], [5], [{ name: 'a', value: 1 }]].map((fields) =>
      jsonCall('/web/session/change_password', { fields }, subjects),
    ),
    ...VISITORS.map((visitor) => jsonCall('/web/session/save_session_action', { the_action: 5 }, subjects, visitor)),
    ...VISITORS.map((visitor) => jsonCall('/web/session/get_session_action', { key: 99 }, subjects, visitor)),
  ]
}
