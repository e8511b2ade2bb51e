import type { ServerFault } from '../errors/index.ts'

/**
 * Reads the faults of the time before exceptions had names on the wire: `/xmlrpc` of all series, and the web
 * client's JSON of 6.1 and 7.0 (`fault_code`, `debug`). The code is one of
 *
 * - `AccessDenied`
 * - `warning -- Title\n\nmessage`, the title being the exception's name since 9 and words before
 * - the message itself, with the traceback beside it
 *
 * (wire/*\/xmlrpc-*, wire/6.1/web-*, wire/7.0/web-*).
 */
export function oldFault(code: string, traceback: string): ServerFault {
  if (code === 'AccessDenied') return { exception: 'AccessDenied', message: traceback || 'Access Denied', code }
  const warning = /^warning -- ([^\n]*)\n\n([\s\S]*)$/.exec(code)
  if (warning !== null) {
    const [, title = '', message = ''] = warning
    return { exception: exceptionOfWarning(title, message), message, code: 'warning' }
  }
  return { exception: lastException(traceback) ?? '', message: code, code: 'error', traceback }
}

/** The exception that a warning's title and words stand for. */
export function exceptionOfWarning(title: string, message: string): string {
  if (isUnknownModel(message)) return 'UnknownModel'
  if (isMissingRecord(message)) return 'MissingError'
  // 6.1 to 8 say «Access Denied» of access rights; a refused login is `AccessDenied` in one word.
  if (/^(AccessError|Access Denied)$/.test(title) || isAccessError(message)) return 'AccessError'
  if (/^(ValidateError|ValidationError|Integrity Error|Constraint Error)$/.test(title)) return 'ValidationError'
  if (/^The operation cannot be completed/.test(message)) return 'ValidationError'
  if (/^(MissingError|RedirectWarning|LockError)$/.test(title)) return title
  return 'UserError'
}

/** The exception in the last line of a Python traceback, as `odoo.exceptions.UserError`. */
export function lastException(traceback: string): string | undefined {
  const lines = traceback.match(/^[A-Za-z_][\w.]*(?=: |$)/gm)
  return lines?.findLast((line) => /(Error|Exception|Warning|Denied|except_orm|except_osv)$/.test(line))
}

/** The message of the exception in the last lines of a Python traceback. */
export function lastMessage(traceback: string): string | undefined {
  const name = lastException(traceback)
  if (name === undefined) return undefined
  const at = traceback.lastIndexOf(`\n${name}: `)
  return at < 0 ? undefined : traceback.slice(at + name.length + 3).trim()
}

function isUnknownModel(message: string): boolean {
  return /^Object \S+ doesn't exist$/.test(message)
}

function isMissingRecord(message: string): boolean {
  // Since 10 the record and the user stand at the end, whatever the language of the words.
  if (message.startsWith('One of the records you are trying to')) return true
  // From the end, a piece at a time: what stands before, and the ids, are as long as they like.
  const text = message.trimEnd()
  const user = /\), [^\d(),]{1,200}: \d{1,20}\)$/.exec(text.slice(-300))
  if (user === null) return false
  const end = text.length - user[0].length
  const start = text.lastIndexOf('(', end)
  return /: [\w.]{1,200}$/.test(text.slice(0, start).slice(-300)) && /^[\d, ]*$/.test(text.slice(start + 1, end))
}

function isAccessError(message: string): boolean {
  return /^(Private methods? \(?|Sorry, you are not allowed to|You can not (read|write|create|unlink) )/.test(message)
}
