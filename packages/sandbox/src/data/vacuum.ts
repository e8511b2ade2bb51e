/** What every Odoo does each day: the one scheduled action of the demo data, and the code behind it. */
export const VACUUM = {
  id: 1,
  action: 1,
  name: 'Base: Auto-vacuum internal data',
  code: 'model._run_vacuum_cleaner()',
}
