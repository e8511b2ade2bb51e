import { connect, isOoorError, type Session } from 'ooor'
import type { Random } from '../../support/random.ts'
import { result, type ScriptedAnswer, scriptedAdapter } from '../../support/scripted-adapter.ts'
import { REFUSED, rightAnswer, type ServedCall } from './small-shop.ts'

const rpc = (value: unknown) => JSON.stringify({ jsonrpc: '2.0', id: 1, result: value })
const USER = { uid: 2, db: 'db', username: 'admin', user_context: { lang: 'en_US', tz: 'UTC', uid: 2 } }

type Work = (session: Session) => Promise<unknown>

/** What a program does with records, each looking at all that it got. */
const WORKS: Readonly<Record<string, Work>> = {
  'nested selections': async (session) => {
    const found = await orders(session)
      .where({ state: 'draft' })
      .select({
        name: true,
        date_order: true,
        origin: true,
        partner_id: { name: true, parent_id: { name: true } },
        order_line: { quantity: true, $limit: 1, $order: 'name' },
        tag_ids: true,
        image: true,
      } as never)
    for (const one of found as readonly unknown[]) await lookAt(one)
  },
  'default selections and lazy fields': async (session) => {
    for (const one of (await orders(session).limit(2)) as readonly unknown[]) await lookAt(one)
  },
  finding: async (session) => {
    await lookAt(await orders(session).find(1))
    await orders(session).find([1, 2])
    await orders(session).find('base.x')
    await orders(session).find(['base.x', 1] as never)
    await orders(session).first()
    await orders(session).last()
  },
  counting: async (session) => {
    await orders(session).count()
    await orders(session).ids()
    await orders(session).exists()
    await orders(session).rows()
  },
  groups: async (session) => {
    const groups = await orders(session)
      .groupBy('state', 'partner_id', 'date_order:month' as never)
      .aggregate({ total: 'amount:sum', last: 'write_date:max' } as never)
    JSON.stringify(groups)
  },
  'groups of all': async (session) =>
    JSON.stringify(
      await orders(session)
        .groupBy()
        .aggregate({ total: 'amount:sum' } as never),
    ),
  columns: async (session) => {
    await orders(session)
      .select('name', 'amount', 'partner_id', 'date_order', 'tag_ids' as never)
      .columns({ numbers: 'float64', names: true } as never)
    await orders(session)
      .select('name', 'partner_id' as never)
      .rows({ by: 'columns' })
  },
  streams: async (session) => {
    let left = 5
    for await (const one of orders(session)
      .select('name' as never)
      .stream({ batch: 2 })) {
      await lookAt(one)
      if (--left === 0) break
    }
    left = 5
    for await (const page of orders(session).pages({ by: 'write_date', size: 2 })) if (--left === 0 || !page) break
    await orders(session)
      .limit(2)
      .each((page) => page.length)
  },
  writing: async (session) => {
    const order = (await orders(session).create({
      name: 'x',
      partner_id: 5,
      order_line: [{ quantity: 1 }],
    } as never)) as never as Loose
    await order.update({ name: 'y', tag_ids: [5] }, { reload: true })
    await lookAt(await order.copy())
    await order.call('action_confirm')
    await order.externalId()
    await order.destroy()
  },
  'many at once': async (session) => {
    const made = await orders(session).createMany([{ name: 'x' }, { name: 'y' }] as never)
    await made.write({ name: 'z' } as never)
    await orders(session)
      .where({ state: 'draft' } as never)
      .write({ name: 'z' } as never)
    await orders(session)
      .where({ state: 'draft' } as never)
      .unlink()
  },
  upserts: async (session) => {
    await orders(session).upsert({ name: 'x' } as never, { match: ['name'] } as never)
    await orders(session).upsert({ name: 'x' } as never, { externalId: 'base.x' })
    await orders(session).upsertMany(
      [
        { name: 'x', state: 'draft' },
        { name: 'y', partner_id: 5 },
      ] as never,
      { match: ['name'], onError: 'collect' } as never,
    )
    await orders(session).upsertMany([{ name: 'x' }] as never, { externalId: () => 'base.z' })
    await orders(session).findOrCreate({ name: 'x' } as never)
  },
  translations: async (session) => {
    const order = (await orders(session).find(1)) as never as Loose
    await order.translations('title')
    await order.setTranslations('title', { fr_FR: 'T' })
  },
  forms: async (session) => {
    const form = (await orders(session).form({ values: { partner_id: 5 } } as never)) as never as LooseForm
    await form.set({ amount: 3, tag_ids: [5] })
    await form.add('order_line', { quantity: 2 })
    JSON.stringify([form.values, form.warnings])
    await lookAt(await form.save())
    const other = (await orders(session).form({ record: 1, select: ['order_line'] } as never)) as never as LooseForm
    await other.set({ name: 'x' })
    await other.call('old_change', [1])
    await other.save()
  },
  names: async (session) => {
    await orders(session).nameSearch('x')
    await orders(session).buildWithDefaults()
    await orders(session).fromForm({ name: 'x', partner_id: '5', 'order_line[0][quantity]': '2' })
    await orders(session).browse([1, 2]).externalIds()
    await session.model('sale.ordre').first().catch(own)
  },
  raw: async (session) => {
    const { raw } = orders(session)
    await raw.search()
    await raw.searchCount()
    await raw.searchRead([], ['name'])
    await raw.read([1], ['name'])
    await raw.create({ name: 'x' })
    await raw.nameSearch('x')
    await raw.fieldsGet()
    await raw.defaultGet(['name'])
  },
}

/** The names of all works. */
export const WORK_NAMES: readonly string[] = Object.keys(WORKS)

/** Does a work on a server of a series that says something else than it should, by `mutate`, to one of its methods. */
export async function recordsTalk(
  name: string,
  series: string,
  random: Random,
  mutate: (body: string, call: ServedCall) => string,
): Promise<void> {
  const work = WORKS[name] as Work
  const major = Number.parseInt(series, 10)
  // Which of the calls is answered wrongly, and with half of them those behind it too.
  let until = random.below(8)
  const isLasting = random.below(2) === 0
  const adapter = scriptedAdapter(({ url, body }): ScriptedAnswer => {
    const path = new URL(url).pathname
    if (path.endsWith('version_info')) return result({ server_version: series, server_serie: series })
    if (path.endsWith('authenticate')) return result(USER, 'session_id=x; Path=/')
    if (!path.includes('/dataset/')) return result([])
    const call = (JSON.parse(body ?? '') as { params: ServedCall }).params
    if (call.model === 'sale.ordre') {
      const data = { name: 'builtins.KeyError', message: "'sale.ordre'", arguments: ['sale.ordre'], debug: '' }
      return { body: JSON.stringify({ error: { code: 200, message: 'Odoo Server Error', data } }) }
    }
    const isRefused = call.method === 'load' && random.below(3) === 0
    const right = rpc(isRefused ? REFUSED : rightAnswer(major, call))
    const isWrong = until === 0 || (until < 0 && isLasting && random.below(2) === 0)
    until--
    return { body: isWrong ? mutate(right, call) : right }
  })
  await work(connect('http://admin:admin@host/db', { adapter, retry: false, wire: 'web', series }).defaultSession)
}

/** A record as programs without types have it. */
interface Loose {
  update(values: object, options?: object): Promise<unknown>
  copy(): Promise<unknown>
  call(method: string): Promise<unknown>
  externalId(): Promise<unknown>
  destroy(): Promise<unknown>
  translations(name: string): Promise<unknown>
  setTranslations(name: string, texts: object): Promise<unknown>
}

interface LooseForm {
  readonly values: unknown
  readonly warnings: unknown
  set(values: object): Promise<unknown>
  add(name: string, values: object): Promise<unknown>
  call(method: string, args: unknown[]): Promise<unknown>
  save(): Promise<unknown>
}

function own(error: unknown): void {
  if (!isOoorError(error)) throw error
}

const orders = (session: Session) => session.model('sale.order')

/** All that a record shows, and what it leads to. */
async function lookAt(record: unknown): Promise<void> {
  if (record === null || typeof record !== 'object') return
  const one = record as Record<string, unknown>
  JSON.stringify(one)
  for (const name of [
    'name',
    'date_order',
    'origin',
    'amount',
    'partner_id',
    'order_line',
    'tag_ids',
    'image',
    'display_name',
  ]) {
    const value = await one[name]
    JSON.stringify(value)
    const list = Array.isArray(value) ? value : [value]
    for (const linked of list)
      if (typeof linked === 'object' && linked !== null) await (linked as Record<string, unknown>).name
  }
  if (typeof one.toParam === 'function') one.toParam()
}
