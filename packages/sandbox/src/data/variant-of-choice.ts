import { askedRecord } from '../orm/asked-records.ts'
import { idList } from '../orm/call-ids.ts'
import type { MethodDefinition, Stored } from '../orm/definition.ts'
import type { Environment } from '../orm/environment.ts'
import { recordsOf } from '../orm/rights.ts'
import { singleton } from '../orm/singleton.ts'
import { jsonDecodeError, typeError } from '../python/exceptions.ts'
import { pythonType } from '../python/eyes.ts'
import { hasDynamicLines, makesVariants } from './attributes-in-use.ts'
import { combinationKey, combinationKeyOf } from './combinations.ts'
import { variantsOf } from './variants.ts'

const TEMPLATE = 'product.template'
const VARIANT = 'product.product'
const VALUE = 'product.template.attribute.value'
const LINE = 'product.template.attribute.line'

/** The variant of the values that somebody chose, made where it is made on demand; 0 for none (`create_product_variant`; tried on 14.0 and 19.0, of those between by source). */
export const variantOfChoice: MethodDefinition = {
  params: ['product_template_attribute_value_ids'],
  required: 1,
  run: (env, ids, { product_template_attribute_value_ids: given }) => {
    const { major } = env.dialect.series
    const chosen = major === 14 ? chosenIds(given) : idList(given, major)
    singleton(TEMPLATE, ids)
    const values = recordsOf(env.sudo(), env.sudo().table(VALUE), chosen, 'read')
    const template = askedRecord(env, TEMPLATE, ids)
    const counted = values.filter((value) => isOfVariants(value, env))
    const key = combinationKeyOf(counted.map(({ id }) => id))
    const [found] = variantsOf(template, env.sudo())
      .filter((variant) => combinationKey(variant) === key)
      .toSorted((a, b) => Number(b.active) - Number(a.active) || a.id - b.id)
    // One that was put away stays so: what is not sold any more is no choice (tried on 19.0, by source on 14.0).
    if (found !== undefined) return found.id
    if (!hasDynamicLines(template.id, env.sudo()) || !isPossible(template.id, values, env)) return 0
    const product_template_attribute_value_ids = [[6, 0, counted.map(({ id }) => id)]]
    return env.sudo().create(VARIANT, { product_tmpl_id: template.id, product_template_attribute_value_ids })
  },
}

/** On 14 it is JSON. What is written in the place of a list of ids: one alone is a list of it, of a dictionary the keys. */
function chosenIds(given: unknown): readonly unknown[] {
  if (typeof given !== 'string') {
    throw typeError(`the JSON object must be str, bytes or bytearray, not ${pythonType(given)}`)
  }
  const told = parsed(given)
  if (Array.isArray(told)) return told
  if (typeof told === 'object' && told !== null) return Object.keys(told)
  return told === 0 || told === null || told === false || told === '' ? [] : [told]
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw jsonDecodeError()
  }
}

/** Whether variants differ by a value: where its attribute makes none they do not. */
function isOfVariants({ attribute_line_id: line }: Readonly<Stored>, env: Environment): boolean {
  const row = env
    .sudo()
    .table(LINE)
    .rows.get(line as number)
  return row !== undefined && makesVariants(row, env.sudo())
}

/** One value for each line of the template, and none of others. */
function isPossible(template: number, values: readonly Readonly<Stored>[], env: Environment): boolean {
  const lines = env.sudo().table(LINE).referring('product_tmpl_id', template)
  const wanted = lines.filter(({ active }) => active !== false).map(({ id }) => id)
  const given = values.filter(({ ptav_active }) => ptav_active !== false).map((value) => value.attribute_line_id)
  return given.length === values.length && combinationKeyOf(wanted) === combinationKeyOf(given as number[])
}
