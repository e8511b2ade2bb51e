/**
 * Writes the shapes of plain servers for the sandbox: `node scripts/shapes.mjs <folder>`, where the folder has files of
 * `ooor types --schema` by the names odoo-<series>.schema.json.gz, and crm-<series>.schema.json.gz of `--models 'crm.*'` of a
 * server with CRM. Facts alone: no labels, no help.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'

const [folder = ''] = process.argv.slice(2)
const target = join(import.meta.dirname, '../packages/sandbox/src/shapes')
const FLAGS = { required: 'r', readonly: 'o', translate: 't', company_dependent: 'c' }
const KEPT = ['relation', 'relation_field', 'related', 'aggregator']

for (const file of readdirSync(folder)) {
  const [, what, major] = /^(odoo|crm)-(1[4-9])\.0\.schema\.json\.gz$/.exec(file) ?? []
  if (major === undefined || major === '15') continue
  const { models } = JSON.parse(gunzipSync(readFileSync(join(folder, file))).toString())
  const shape = mapped(models, ({ fields }) => mapped(fields, rowOf))
  const packed = gzipSync(JSON.stringify(shape), { level: 9 }).toString('base64')
  const lines = packed.match(/.{1,110}/g).join('\n')
  const apps = what === 'crm' ? 'crm alone' : 'sale, account, stock, website_sale'
  const text = `// Written by scripts/shapes.mjs: models and fields of a plain Odoo ${major}.0 with ${apps}.\nexport default \`\n${lines}\n\`\n`
  writeFileSync(join(target, `${what}-${major}.ts`), text)
  console.log(`${what}-${major}.ts: ${Object.keys(shape).length} models, ${Math.round(text.length / 1000)} kB`)
}

function mapped(object, make) {
  const names = Object.keys(object).sort()
  return Object.fromEntries(names.map((name) => [name, make(object[name])]))
}

/** A field as `[type, flags, more]`; `u` is for what is not stored. */
function rowOf(field) {
  const flags = Object.entries(FLAGS).flatMap(([name, flag]) => (field[name] ? [flag] : []))
  if (field.store === false) flags.push('u')
  const more = Object.fromEntries(KEPT.flatMap((name) => (field[name] ? [[name, field[name]]] : [])))
  if (Array.isArray(field.selection)) more.selection = field.selection.map(([value]) => value)
  return [field.type, flags.join(''), ...(Object.keys(more).length > 0 ? [more] : [])]
}
