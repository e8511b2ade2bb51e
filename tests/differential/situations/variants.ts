import type { Named, Stage } from './stage.ts'

/** Products with attributes: which variants there are and what they cost, as attributes come and go. */
export async function variants(stage: Stage): Promise<void> {
  const made: Attribute[] = []
  for (let index = 1; index <= 3; index += 1) made.push(await attributeOf(stage, index))
  for (let index = 1; index <= 2; index += 1) await oneTemplate(stage, made, `product ${index}`)
}

interface Attribute {
  readonly attribute: Named
  readonly values: readonly Named[]
}

async function attributeOf(stage: Stage, index: number): Promise<Attribute> {
  const name = `attribute ${index}`
  const attribute = await stage.make('product.attribute', name, {
    name: `${stage.mark} ${name}`,
    create_variant: stage.random.pick(['always', 'always', 'dynamic', 'no_variant']),
  })
  const values: Named[] = []
  for (let at = 1; at <= 3; at += 1) {
    const extra = stage.chance(0.5) && stage.amount(20)
    const hasExtra = await stage.has('product.attribute.value', 'default_extra_price')
    values.push(
      await stage.make('product.attribute.value', `${name} value ${at}`, {
        name: `${stage.mark} value ${index}${at}`,
        attribute_id: attribute,
        ...(extra && hasExtra && { default_extra_price: extra }),
      }),
    )
  }
  return { attribute, values }
}

async function oneTemplate(stage: Stage, attributes: readonly Attribute[], name: string): Promise<void> {
  const { random } = stage
  const lineOf = ({ attribute, values }: Attribute) => {
    const some = stage.some(values, 3)
    return [0, 0, { attribute_id: attribute, value_ids: [[6, 0, some.length === 0 ? values.slice(0, 1) : some]] }]
  }
  const template = await stage.make('product.template', name, {
    name: `${stage.mark} ${name}`,
    list_price: stage.amount(300),
    ...(stage.chance(0.5) && { standard_price: stage.amount(100) }),
    ...(stage.chance(0.5) && { default_code: `${stage.mark}-${name}` }),
    ...(stage.chance(0.5) && { barcode: `${stage.mark}${name}` }),
    taxes_id: [[6, 0, []]],
    attribute_line_ids: stage.some(attributes, 2).map(lineOf),
  })
  const look = (label: string) => lookAt(stage, `${name} ${label}`, template)
  await look('as made')
  for (let step = 1; step <= 5; step += 1) {
    const change = random.pick(['attribute', 'value', 'no value', 'extra', 'price', 'code', 'archived', 'line away'])
    const label = `after step ${step}, ${change}`
    await changes(stage, { change, label: `${name} ${label}`, template, attributes, lineOf })
    await look(label)
  }
}

interface Step {
  readonly change: string
  readonly label: string
  readonly template: Named
  readonly attributes: readonly Attribute[]
  readonly lineOf: (attribute: Attribute) => unknown
}

async function changes(stage: Stage, { change, label, template, attributes, lineOf }: Step): Promise<void> {
  const { random } = stage
  const own = [['product_tmpl_id', '=', template]]
  const write = (of: Named, values: object) => stage.does(label, of, 'write', values)
  const picked = random.pick(attributes)
  const value = random.pick(picked.values)
  const line = () => stage.meet('line', 'product.template.attribute.line', own)
  switch (change) {
    case 'attribute':
      return write(template, { attribute_line_ids: [lineOf(picked)] })
    case 'value':
      return write(await line(), { value_ids: [[4, value]] })
    case 'no value':
      return write(await line(), { value_ids: [[3, value]] })
    case 'extra':
      return write(await stage.meet('value', 'product.template.attribute.value', own), {
        price_extra: stage.amount(50),
      })
    case 'price':
      return write(template, random.pick([{ list_price: stage.amount(99) }, { standard_price: stage.amount(99) }]))
    case 'code':
      return write(await stage.meet('variant', 'product.product', own), {
        ...random.pick([{ default_code: `C${random.below(99)}` }, { active: stage.chance(0.5) }, { lst_price: 77 }]),
      })
    case 'archived':
      return write(template, { active: stage.chance(0.5) })
    default:
      return stage.does(label, await line(), 'unlink')
  }
}

async function lookAt(stage: Stage, label: string, template: Named): Promise<void> {
  await stage.look(label, template, [
    ...['name', 'display_name', 'active', 'list_price', 'standard_price', 'default_code', 'barcode'],
    ...['product_variant_count', 'product_variant_ids.display_name'],
  ])
  const own = [['product_tmpl_id', '=', template]]
  await stage.lookFor(`${label}, variant`, 'product.product', own, [
    ...['display_name', 'active', 'lst_price', 'price_extra', 'standard_price', 'default_code', 'barcode'],
    ...['product_template_attribute_value_ids.display_name'],
  ])
  await stage.lookFor(`${label}, line`, 'product.template.attribute.line', own, [
    ...['attribute_id.name', 'value_ids.name', 'product_template_value_ids.name', 'active'],
  ])
}
