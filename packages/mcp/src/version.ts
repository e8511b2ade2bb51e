/** The server's version; written by `npm run version`. */
export const VERSION = '3.0.0-alpha.0'
