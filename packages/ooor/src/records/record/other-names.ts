/** What other clients call it, and how a record does. */
export const OTHER_NAMES: Readonly<Record<string, string>> = {
  write: 'update(values)',
  unlink: 'destroy()',
  delete: 'destroy()',
  remove: 'destroy()',
  read: 'reload()',
  refresh: 'reload()',
}
