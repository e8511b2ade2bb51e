/** The page that a browser logs in by. */
export const LOGIN_PAGE = '/web/login'

/** Tells whose a session is. */
export const SESSION_INFO = '/web/session/get_session_info'

/** Redirects that are followed: more are a circle. */
export const MAX_REDIRECTS = 5
