/** A real server to compare with. */
export interface NamedServer {
  readonly major: number
  readonly origin: string
  readonly database: string
}

/** Those that OOOR_TEST_ODOO_<major> names, of the chosen series. */
export function chosenServers(): NamedServer[] {
  return Object.entries(process.env).flatMap(([key, address]) => {
    const major = /^OOOR_TEST_ODOO_(\d+)$/.exec(key)?.[1]
    if (major === undefined || !address || ![undefined, major].includes(process.env.OOOR_TEST_ONLY_SERIES)) return []
    const { origin, pathname } = new URL(address)
    return [{ major: Number(major), origin, database: pathname.slice(1) }]
  })
}
