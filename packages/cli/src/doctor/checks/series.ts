import type { Series } from 'ooor'
import { isOoorError } from 'ooor/errors'
import type { Check } from '../check.ts'

/** The newest series, and how many Odoo S.A. mends: the documentation's table of supported versions. */
const NEWEST = 20
const MENDED = 3

/** Which Odoo it is, and whether anybody still mends it. */
export const seriesCheck: Check = {
  name: 'series',
  title: 'Series',
  needs: 'nothing',
  async run(patient) {
    const { url } = patient
    const { database } = patient.options
    const series = await patient.series().catch((error: unknown) => {
      if (isOoorError(error)) return error
      throw error
    })
    if (series instanceof Error) {
      const remedy = 'look whether the address is right, the server is up and the way there is open: curl -I <address>'
      return { status: 'fail', says: series.message.split('\n')[0] ?? '', remedy, facts: { error: series.name, url } }
    }
    const facts = { series: series.name, url, ...(database !== undefined && { database }) }
    const oldest = NEWEST - MENDED + 1
    const says = `${productOf(series)} at ${url}`
    if (series.major >= oldest) return { status: 'ok', says, facts }
    const remedy = `plan the next series, and see with \`ooor doctor --against\` what your program has to change`
    return { status: 'warn', says: `${says}: Odoo S.A. mends ${oldest}.0 and later`, remedy, facts }
  },
}

function productOf({ name, major }: Series): string {
  return `${major < 8 ? 'OpenERP' : 'Odoo'} ${name}`
}
