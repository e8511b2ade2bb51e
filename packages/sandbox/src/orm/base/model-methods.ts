import { typeError } from '../../python/exceptions.ts'
import { isTrue } from '../../python/eyes.ts'
import { baseUrl } from '../base-url.ts'
import type { Environment } from '../environment.ts'
import { singleton } from '../singleton.ts'
import type { BaseMethod, BaseMethods } from './base-method.ts'

/** What a model is asked about itself and its caller (tried on 14.0 and 19.0). */
export const MODEL_METHODS: BaseMethods = {
  is_transient: {
    // 18 asks the records' class (tried on 18.0).
    run: ({ env, model }) => {
      if (env.dialect.series.major !== 18) throw oneTooMany('is_transient')
      return env.table(model).definition.isTransient === true
    },
  },
  clear_caches: ofClass('clear_caches'),
  get_import_templates: {
    model: true,
    isReadOnly: true,
    run: ({ env, model }) => importTemplates(model, env.dialect.series.major),
  },
  get_base_url: {
    isReadOnly: true,
    run: ({ env, model, ids }) => {
      // Of none nobody asks since 16 (tried on 16.0 to 19.0), nor since 19 of a record that is being made (tried on 19.0).
      const { major } = env.dialect.series
      const isOfNone = ids.length === 0 ? major >= 16 : major >= 19 && ids.length === 1 && !isTrue(ids[0])
      const one = isOfNone ? undefined : singleton(model, ids)
      if (one !== undefined) lookForWebsite(env, model, one)
      return baseUrl(env)
    },
  },
}

/** Models of 14 that may belong to a website, whose address is told then. */
const OF_WEBSITES: ReadonlySet<string> = new Set([
  ...['res.partner', 'res.users', 'ir.attachment', 'sale.order'],
  ...['product.template', 'product.product', 'product.pricelist'],
])

/** On 14 others are not even looked for (tried on 14.0). */
function lookForWebsite(env: Environment, model: string, id: number): void {
  if (env.dialect.series.major !== 14 || OF_WEBSITES.has(model)) env.existing(env.table(model), id, 'read')
}

/** A method of the class: over the wire its records are one argument too many. */
function ofClass(name: string): BaseMethod {
  return {
    run: () => {
      throw oneTooMany(name)
    },
  }
}

const oneTooMany = (name: string) => typeError(`${name}() takes 1 positional argument but 2 were given`)

function importTemplates(model: string, major: number): unknown[] {
  const template = (label: string, path: string) => [{ label: `Import Template for ${label}`, template: path }]
  const isNew = major >= 19
  // (odoo/addons/base/models/res_partner.py of 16 to 18; tried on 17.0)
  const contacts = major < 15 ? '/base/static/xls/res_partner.xls' : '/base/static/xls/res_partner.xlsx'
  if (model === 'res.partner') {
    return isNew
      ? template('Contacts', '/base/static/xls/contacts_import_template.xlsx')
      : template('Customers', contacts)
  }
  if (model === 'product.template') return template('Products', '/product/static/xls/product_template.xls')
  if (model === 'sale.order' && isNew) return template('Quotations', '/sale/static/xls/quotations_import_template.xlsx')
  return []
}
