import { isAtLeast } from 'ooor'
import type { Check } from '../check.ts'

/** How long a web session lives, and whether its id changes. */
export const sessionsCheck: Check = {
  name: 'sessions',
  title: 'Sessions',
  needs: 'login',
  async run(patient) {
    const series = await patient.series()
    const { wire } = await patient.odoo.explain()
    if (wire !== 'web') return { status: 'skip', says: 'this connection carries its key or password with each call' }
    const line = patient.sessionCookies.at(-1)
    if (line === undefined) return { status: 'skip', says: 'the server set no cookie' }
    const attributes = attributesOf(line)
    const seconds = Number(attributes.get('max-age') ?? Number.NaN)
    const rotates = isAtLeast(series, 19)
    const facts = { seconds: Number.isNaN(seconds) ? null : seconds, rotates, secure: attributes.has('secure') }
    // 19: odoo/http.py, SESSION_ROTATION_INTERVAL.
    const how = rotates
      ? 'its id changes every 3 hours: what keeps ids must keep the newest'
      : 'its id changes at login only'
    const says = `a session ${Number.isNaN(seconds) ? 'lasts as long as the server likes' : `lasts ${lasting(seconds)} unused`}; ${how}`
    if (patient.url.startsWith('https:') && !attributes.has('secure')) {
      const remedy = 'set proxy_mode = True, or have the proxy add Secure to Set-Cookie'
      return { status: 'warn', says: `${says}; its cookie would go over plain HTTP, too`, remedy, facts }
    }
    return { status: 'ok', says, facts }
  },
}

function attributesOf(line: string): Map<string, string> {
  const parts = line.split(';').slice(1)
  return new Map(
    parts.map((part) => {
      const [name = '', value = ''] = part.split('=')
      return [name.trim().toLowerCase(), value.trim()]
    }),
  )
}

function lasting(seconds: number): string {
  return seconds >= 2 * 86_400 ? `${Math.round(seconds / 86_400)} days` : `${Math.round(seconds / 360) / 10} hours`
}
