import type { ModelDefinition } from '../orm/definition.ts'

/** What contacts share with their company. */
export const ADDRESS = ['street', 'street2', 'zip', 'city', 'state_id', 'country_id']

const WARNING =
  'Changing the company of a contact should only be done if it was never correctly set. If an existing contact starts working for a new company then a new contact should be created under that new company. You can use the "Discard" button to abandon this change.'

/** odoo/addons/base/models/res_partner.py; tried on 14.0 and 19.0. */
export const PARTNER_ONCHANGES: NonNullable<ModelDefinition['onchanges']> = {
  parent_id: ({ values, stored }, env) => {
    const parent = env.table('res.partner').rows.get(values.parent_id as number)
    if (parent === undefined) return undefined
    const isOther = Boolean(stored.parent_id) && stored.parent_id !== parent.id
    const { major } = env.dialect.series
    // On 7.0 and 8.0 who has the company's address says so (tried on both).
    const isCompanys = major > 8 || values.use_parent_address === true
    const isShared = isCompanys && values.type === 'contact' && ADDRESS.some((name) => parent[name])
    return {
      ...(isShared && { value: Object.fromEntries(ADDRESS.map((name) => [name, parent[name]])) }),
      // 18 and later warn no more.
      ...(isOther && major < 18 && { warning: { title: 'Warning', message: WARNING } }),
    }
  },
  company_type: ({ values }) => ({ value: { is_company: values.company_type === 'company' } }),
  country_id: ({ values }, env) => {
    const state = env.table('res.country.state').rows.get(values.state_id as number)
    return state !== undefined && values.country_id && state.country_id !== values.country_id
      ? { value: { state_id: false } }
      : undefined
  },
  state_id: ({ values }, env) => {
    const state = env.table('res.country.state').rows.get(values.state_id as number)
    return state !== undefined && values.country_id !== state.country_id
      ? { value: { country_id: state.country_id } }
      : undefined
  },
}
