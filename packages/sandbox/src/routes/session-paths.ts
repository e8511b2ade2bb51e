/** Routes of sessions that others than themselves must know: what a server answers there when it cannot answer. */

export const AUTHENTICATE = '/web/session/authenticate'

export const SESSION_INFO = '/web/session/get_session_info'
