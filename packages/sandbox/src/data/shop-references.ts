import type { Series } from 'ooor/protocol'
import type { ModelDefinition } from '../orm/definition.ts'
import { EMPLOYEES_WRITE, EVERYBODY_READS } from './access-rights.ts'

/** What orders and products refer to, and of which the demo data have one record or none. */
export function shopReferences({ major }: Series): ModelDefinition[] {
  return [...(major < 8 ? [] : [website]), ...(major < 9 ? [] : [paymentTerms]), templateValues]
}

const named = (name: string, description: string): ModelDefinition => ({
  name,
  description,
  access: EMPLOYEES_WRITE,
  fields: { name: { type: 'char', string: description, required: true, translate: true } },
})

const website: ModelDefinition = {
  name: 'website',
  description: 'Website',
  access: { ...EVERYBODY_READS, public: 'r' },
  fields: {
    name: { type: 'char', string: 'Website Name', required: true },
    company_id: { type: 'many2one', string: 'Company', relation: 'res.company', required: true, default: 1 },
  },
  records: [{ id: 1, name: 'My Website', company_id: 1 }],
}

const paymentTerms: ModelDefinition = {
  ...named('account.payment.term', 'Payment Terms'),
  records: [{ id: 1, name: 'Immediate Payment' }],
}

const templateValues: ModelDefinition = {
  name: 'product.template.attribute.value',
  description: 'Product Template Attribute Value',
  access: EMPLOYEES_WRITE,
  fields: { name: { type: 'char', string: 'Value', readonly: true } },
}
