/** The page that a browser logs in by. */
export const LOGIN_PAGE = '/web/login'

/** Redirects that are followed: more are a circle. */
export const MAX_REDIRECTS = 5
