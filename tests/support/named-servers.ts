/** The real servers that OOOR_TEST_ODOO_<major> names, as `http://host:port/database`. */
export function namedServers(): readonly string[] {
  return Object.entries(process.env).flatMap(([key, address]) =>
    /^OOOR_TEST_ODOO_\d+$/.test(key) && address ? [address] : [],
  )
}
