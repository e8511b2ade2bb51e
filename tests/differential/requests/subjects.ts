import type { Side } from '../side.ts'
import type { SubjectName, Subjects } from './request.ts'

const DOT = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

const FILES: Readonly<Partial<Record<SubjectName, object>>> = {
  txt: { name: 'probe é.txt', datas: 'aGVsbG8gd29ybGQ=' },
  pub: { name: 'public.txt', datas: 'aGVsbG8=', public: true },
  img: { name: 'dot.png', datas: DOT },
  url: { name: 'link', type: 'url', url: 'https://example.com/x' },
  here: { name: 'here', type: 'url', url: '/web/static/x.png' },
  none: { name: 'empty' },
  page: { name: 'a.html', datas: 'PGI+aGk8L2I+', mimetype: 'text/html' },
}

/** Ids of a sandbox begin so high that no other number in an answer is taken for one. */
const MANY = 1000

/** Makes what requests are about. */
export async function makeSubjects(side: Side, key: string | undefined): Promise<Subjects> {
  if (side.name === 'sandbox') await countOn(side)
  const ids: Partial<Record<SubjectName, number>> = {}
  for (const [name, values] of Object.entries(FILES))
    ids[name as SubjectName] = await make(side, 'ir.attachment', values)
  ids.person = await make(side, 'res.partner', { name: 'Probe Person', image_1920: DOT })
  ids.plain = await make(side, 'res.partner', { name: 'Probe Plain' })
  ids.order = await make(side, 'sale.order', { partner_id: ids.plain })
  const tokens = (await side.value('admin', 'ir.attachment', 'generate_access_token', [[ids.txt]])) as string[]
  return { database: side.database, ids: ids as Record<SubjectName, number>, token: tokens[0] ?? '', key }
}

/** Deletes what was made, and what was uploaded meanwhile. */
export async function removeSubjects(side: Side, { ids }: Subjects): Promise<void> {
  const { person, plain, order, ...files } = ids
  const uploads = await side.call('admin', 'ir.attachment', 'search', [[['name', 'like', 'probe-upload']]])
  const found = 'value' in uploads ? (uploads.value as number[]) : []
  await side.call('admin', 'sale.order', 'unlink', [[order]])
  await side.call('admin', 'ir.attachment', 'unlink', [[...Object.values(files), ...found]])
  await side.call('admin', 'res.partner', 'unlink', [[person, plain]])
}

const make = async (side: Side, model: string, values: object) =>
  (await side.value('admin', model, 'create', [values])) as number

async function countOn(side: Side): Promise<void> {
  const partner = await make(side, 'res.partner', { name: 'Probe' })
  const rows = Array.from({ length: MANY }, () => ({ name: 'Probe' }))
  const added: [string, object[]][] = [
    ['ir.attachment', rows],
    ['res.partner', rows],
    ['sale.order', rows.map(() => ({ partner_id: partner }))],
  ]
  for (const [model, values] of added) {
    const made = await side.value('admin', model, 'create', [values])
    await side.value('admin', model, 'unlink', [made])
  }
  await side.value('admin', 'res.partner', 'unlink', [[partner]])
}
