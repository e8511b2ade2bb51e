import type { Environment } from '../../orm/environment.ts'
import { escapeHtml } from '../pages.ts'
import { type AddressErrors, type AddressType, countryRules, requiredFields } from './address-rules.ts'

interface Field {
  readonly name: string
  readonly label: string
  readonly type: 'text' | 'email' | 'tel'
}

const FIELDS: readonly Field[] = [
  { name: 'name', label: 'Name', type: 'text' },
  { name: 'email', label: 'Email', type: 'email' },
  { name: 'phone', label: 'Phone', type: 'tel' },
  { name: 'company_name', label: 'Company Name', type: 'text' },
  { name: 'vat', label: 'TIN / VAT', type: 'text' },
  { name: 'street', label: 'Street and Number', type: 'text' },
  { name: 'street2', label: 'Street 2', type: 'text' },
  { name: 'city', label: 'City', type: 'text' },
  { name: 'zip', label: 'Zip Code', type: 'text' },
]

export interface AddressFormOptions {
  readonly type: AddressType
  readonly token: string
  readonly partner: number
  readonly values: Readonly<Record<string, string>>
  readonly errors: AddressErrors
}

/** The form of the series for an address (wire/*\/svc-shop-paid-address). */
export function addressForm(env: Environment, options: AddressFormOptions): string {
  const { type, values, errors, token } = options
  const { major } = env.dialect.series
  const country = Number(values.country_id) || 0
  const required = requiredFields(env, type, country)
  const isWrong = (name: string) => errors.fields.includes(name)
  const wrongDiv = major < 10 ? 'has-error' : 'o_has_error'
  const around = (name: string, label: string, control: string) =>
    `<div id="div_${name}" class="form-group ${isWrong(name) ? wrongDiv : ''} div_${name}"><label class="col-form-label${required.includes(name) ? '' : ' label-optional'}" for="${major < 17 ? name : `o_${name}`}"${required.includes(name) || major >= 10 ? '' : ' style="font-weight: normal"'}>${label}</label>
${control}</div>`
  const look = (name: string) => `form-control${isWrong(name) ? ' is-invalid' : ''}`
  const inputs = FIELDS.map(({ name, label, type: kind }) =>
    around(
      name,
      label,
      `<input${major < 17 ? '' : ` id="o_${name}"`} type="${kind}" name="${name}" class="${look(name)}" value="${escapeHtml(values[name] ?? '')}"/>`,
    ),
  )
  const mode = type === 'billing' ? 'billing' : 'shipping'
  const countrySelect = `<select id="${major < 17 ? '' : 'o_'}country_id" name="country_id" class="${look('country_id')}"${major < 10 ? '' : ` mode="${mode}"`}><option value="">Country...</option>${countryOptions(env, country)}</select>`
  const states = major < 10 ? statesOfAll(env) : (countryRules(env, country)?.states ?? [])
  const stateSelect = `<select id="${major < 17 ? '' : 'o_'}state_id" name="state_id" class="${look('state_id')}"><option value="">State / Province...</option>${states.map(([id, name, code, of]) => `<option value="${id}"${of === undefined ? ` data-code="${code}"` : ` style="display:none;" data-country_id="${of}"`}${String(id) === values.state_id ? ' selected="True"' : ''}>${escapeHtml(name)}</option>`).join('')}</select>`
  const alerts = errors.messages.map((message) => `<h5 class="text-danger">${escapeHtml(message)}</h5>`).join('\n')
  const action = major < 10 ? '/shop/confirm_order' : major < 18 ? '/shop/address' : '/shop/address/submit'
  return `${alerts}<form action="${action}" method="post" class="${major < 18 ? 'checkout_autoformat' : 'address_autoformat'}"${major < 18 ? '' : ' name="address_form"'}>
${inputs.join('\n')}
${around('country_id', 'Country', countrySelect)}
${around('state_id', 'State / Province', stateSelect)}
<input type="hidden" name="csrf_token" value="${token}"/>${hidden(major, options)}
${submitButton(major)}</form>`
}

/** Odoo's own is a link or a button of a script; this one is pressed without. */
function submitButton(major: number): string {
  if (major < 18) return '<button type="submit" class="a-submit btn btn-primary">Next</button>'
  return '<button type="submit" id="save_address" class="btn btn-primary">Continue checkout</button>'
}

/** Up to 9 the form has the states of all countries, and shows some (addons/website_sale/views/templates.xml). */
function statesOfAll(env: Environment): (readonly [id: number, name: string, code: string, country?: number])[] {
  const rows = [...env.table('res.country.state').rows.values()]
  return rows.map(({ id, name, code, country_id }) => [id, String(name), String(code), Number(country_id)] as const)
}

function hidden(major: number, { type, partner }: AddressFormOptions): string {
  const input = (name: string, value?: string) =>
    `<input type="hidden" name="${name}"${value === undefined ? '' : ` value="${value}"`}/>`
  if (major < 10) return `<select name="shipping_id"><option value="0">Ship to the same address</option></select>`
  if (major < 18) {
    const same = '<input type="checkbox" id="shipping_use_same" name="use_same" value="1" checked="checked"/>'
    return [
      type === 'billing' ? same : '',
      input('submitted', '1'),
      input('partner_id', String(partner)),
      major === 17 ? input('mode', type === 'billing' ? 'billing' : 'shipping') : '',
      input('callback'),
      input('field_required', major < 17 ? 'phone,name' : 'name,street'),
    ].join('\n')
  }
  return [
    input('address_type', type),
    input('use_delivery_as_billing'),
    major < 19 ? '' : input('parent_id'),
    ...(partner > 0 ? [input('partner_id', String(partner))] : []),
    input('required_fields', major < 19 ? 'name,country_id' : 'name,email'),
  ].join('\n')
}

function countryOptions(env: Environment, chosen: number): string {
  const ids = env.search('res.country', [], { order: 'name' })
  const { rows } = env.table('res.country')
  return ids
    .map((id) => {
      const row = rows.get(id)
      return `<option value="${id}" code="${String(row?.code)}"${id === chosen ? ' selected="True"' : ''}>${escapeHtml(String(row?.name))}</option>`
    })
    .join('\n')
}
