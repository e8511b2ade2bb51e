import type { Named, Stage } from './stage.ts'

const TYPES = ['contact', 'invoice', 'delivery', 'other'] as const
const ADDRESS = ['street', 'street2', 'zip', 'city', 'country_id', 'state_id'] as const

/** Companies with their people and addresses: who takes what from whom as they move, change and are put away. */
export async function contacts(stage: Stage): Promise<void> {
  const { random } = stage
  const people: Named[] = []
  // Whatever else is there: what customers have where nobody says.
  await stage.make('product.pricelist', 'house list', { name: `${stage.mark} house list`, sequence: 0 })
  const list = await stage.make('product.pricelist', 'own list', { name: `${stage.mark} own list`, sequence: 99 })
  for (let index = 1; index <= 6; index += 1) {
    const name = `somebody ${index}`
    people.push(await stage.make('res.partner', name, { ...(await valuesOf(stage, name)), ...above(stage, people) }))
  }
  const look = async (label: string) => {
    for (const one of people) await lookAt(stage, `${one.name} ${label}`, one)
  }
  await look('as made')
  for (let step = 1; step <= 6; step += 1) {
    const one = random.pick(people)
    const change = random.pick([
      'moves',
      'address',
      'name',
      'type',
      'commercial',
      'company',
      'archived',
      'salesperson',
      'pricelist',
    ])
    const label = `after step ${step}, ${change} of ${one.name}`
    await stage.does(label, one, 'write', await changed(stage, change, one, people, list))
    await look(label)
  }
  const label = 'of an order'
  for (const one of people) {
    const order = await stage.make('sale.order', `order of ${one.name}`, { partner_id: one })
    const fields = ['partner_invoice_id.name', 'partner_shipping_id.name', 'user_id.login', 'payment_term_id.name']
    await stage.look(`${one.name} ${label}`, order, fields)
  }
}

async function lookAt(stage: Stage, label: string, one: Named): Promise<void> {
  const complete = (await stage.has('res.partner', 'complete_name')) ? ['complete_name'] : []
  await stage.look(label, one, [
    ...['name', 'display_name', 'is_company', 'company_type', 'type', 'active', 'parent_id.name'],
    ...['commercial_partner_id.name', 'commercial_company_name', 'company_name', 'vat', 'ref', 'lang', 'street', 'zip'],
    ...['street2', 'city', 'country_id.code', 'state_id.code', 'contact_address', 'child_ids.name', 'email', 'phone'],
    ...[
      'email_formatted',
      'user_id.login',
      'property_payment_term_id.name',
      'property_product_pricelist.name',
      ...complete,
    ],
  ])
}

async function valuesOf(stage: Stage, name: string): Promise<Record<string, unknown>> {
  const { random } = stage
  return {
    name: `${stage.mark} ${name}`,
    is_company: stage.chance(0.4),
    type: random.pick(TYPES),
    ...(stage.chance(0.5) && (await addressOf(stage))),
    ...(stage.chance(0.3) && { vat: `X${random.below(9)}` }),
    ...(stage.chance(0.3) && { ref: `R${random.below(9)}` }),
    ...(stage.chance(0.2) && { company_name: random.pick(['Acme', 'Ünal & Co', ' ']) }),
    ...(stage.chance(0.4) && {
      email: random.pick(['a@example.com', 'A <b@example.com>', 'nonsense', 'c@example.com, d@example.com']),
    }),
    ...(stage.chance(0.2) && { phone: random.pick(['+32 1 234', '0800']) }),
  }
}

/** Somebody who is there already, as what they belong to. */
function above(stage: Stage, people: readonly Named[]): Record<string, unknown> {
  return people.length > 0 && stage.chance(0.6) ? { parent_id: stage.random.pick(people) } : {}
}

async function addressOf(stage: Stage): Promise<Record<string, unknown>> {
  const { random } = stage
  // No pricelist of the demo data is for one of these.
  const code = random.pick(['AU', 'BR', 'US', 'IN', 'JP'])
  const country = await stage.meet(`country ${code}`, 'res.country', [['code', '=', code]])
  const state = await stage.meet('California', 'res.country.state', [
    ['code', '=', 'CA'],
    ['country_id.code', '=', 'US'],
  ])
  const all = {
    ...{ street: `${random.below(99)} Main Street`, street2: 'Floor 2', zip: `1${random.below(999)}`, city: 'Town' },
    ...{ country_id: country, ...(code === 'US' && { state_id: state }) },
  }
  const chosen = stage.some(ADDRESS, ADDRESS.length) as readonly string[]
  return Object.fromEntries(Object.entries(all).filter(([field]) => chosen.includes(field)))
}

async function changed(
  stage: Stage,
  change: string,
  one: Named,
  people: readonly Named[],
  list: Named,
): Promise<object> {
  const { random } = stage
  const others = people.filter((other) => other !== one)
  switch (change) {
    case 'moves':
      return { parent_id: stage.chance(0.25) ? false : random.pick(others) }
    case 'address':
      return addressOf(stage)
    case 'name':
      return { name: `${stage.mark} renamed ${random.below(9)}` }
    case 'type':
      return { type: random.pick(TYPES) }
    case 'commercial': {
      const term = await stage.meet('15 days', 'account.payment.term', [['name', '=', '15 Days']])
      return random.pick([{ vat: `Y${random.below(9)}` }, { property_payment_term_id: term }, { ref: 'Z' }])
    }
    case 'company':
      return random.pick([{ is_company: stage.chance(0.5) }, { company_type: random.pick(['person', 'company']) }])
    case 'pricelist':
      return { property_product_pricelist: stage.chance(0.25) ? false : list }
    case 'archived':
      return { active: stage.chance(0.5) }
    default: {
      const login = random.pick(['admin', 'demo'])
      return { user_id: await stage.meet(login, 'res.users', [['login', '=', login]]) }
    }
  }
}
