import { isAtLeast } from 'ooor'
import { UnsupportedError } from 'ooor/errors'
import type { Check, Diagnosis } from '../check.ts'
import type { Patient } from '../patient.ts'

/** How notifications come: a proxy that does not know of Odoo's second port keeps them back. */
export const busCheck: Check = {
  name: 'bus',
  title: 'Notifications',
  needs: 'login',
  async run(patient, signal) {
    const series = await patient.series()
    if (!isAtLeast(series, 8)) return { status: 'skip', says: `OpenERP ${series.name} tells nothing by itself` }
    try {
      return diagnosis(await connected(patient, signal), isAtLeast(series, 16) ? '/websocket' : '/longpolling')
    } catch (error) {
      if (UnsupportedError.is(error)) return { status: 'skip', says: error.message }
      throw error
    }
  },
}

interface Connected {
  readonly by: string
  readonly note?: string
}

function connected({ odoo }: Patient, signal: AbortSignal): Promise<Connected> {
  return new Promise((resolve, reject) => {
    const stop = odoo.defaultSession.bus.on(
      'ooor/connected',
      ({ payload }) => {
        stop()
        resolve(payload)
      },
      { failed: reject },
    )
    signal.addEventListener('abort', stop)
  })
}

function diagnosis({ by, note }: Connected, path: string): Diagnosis {
  const facts = { by, ...(note !== undefined && { note }) }
  if (by !== 'polling') return { status: 'ok', says: `they come by ${by === 'websocket' ? 'WebSocket' : by}`, facts }
  const remedy = `start Odoo with workers or lead ${path} to its port for it (8072, gevent_port) in the proxy, with Upgrade and Connection`
  return {
    status: 'warn',
    says: `they come by asking every few seconds only: ${note ?? `${path} does not answer`}`,
    remedy,
    facts,
  }
}
