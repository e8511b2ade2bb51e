import { Sandbox } from '@ooor/sandbox'
import { describe, expect, it } from 'vitest'
import { failure } from '../../../../../tests/support/failure.ts'
import { connect, InvalidValueError, MissingError } from '../../index.ts'
import { Scope } from '../scope.ts'
import { deferredHandles } from './deferred-handle.ts'
import { handlesOf } from './record-class.ts'
import { isRelationPath } from './step-symbol.ts'

const odoo = connect('https://admin:admin@sandbox/sandbox', { adapter: new Sandbox({ series: '19.0' }).adapter })

// biome-ignore lint/suspicious/noExplicitAny: what only the compiler's types say elsewhere
type Loose = any

describe.each([
  ['before anything has run', deferredHandles],
  ['afterwards', handlesOf],
])('references %s', (_, make) => {
  const scope = new Scope(odoo.session())
  const partner = (id: number): Loose => make(scope, 'res.partner', [id], undefined)[0]

  it('are awaited, walked and asked for fields', async () => {
    expect(await partner(1).display_name).toEqual(expect.any(String))
    expect((await partner(1)).id).toBe(1)
    expect(await partner(1).company_id.id).toBe((await (await partner(1)).company_id)?.id ?? null)
    expect(await partner(1).country_id.code).toBe((await (await partner(1)).country_id)?.code ?? null)
    expect(partner(1).country_id).not.toBe(undefined)
    const one = partner(1)
    expect(one.country_id).toBe(one.country_id)
    expect(await failure(partner(987_654).then())).toBeInstanceOf(MissingError)
  })

  it('say what they know without asking', () => {
    const one = partner(7)
    expect([one.id, one.$model, JSON.stringify(one), isRelationPath(one), 'id' in one]).toEqual([
      7,
      'res.partner',
      '{"id":7}',
      true,
      true,
    ])
    expect(one[Symbol.for('nodejs.util.inspect.custom')]()).toBe('res.partner(7) "…"')
    expect(one[Symbol.iterator]).toBe(undefined)
    expect(() => {
      one.name = 'x'
    }).toThrow(InvalidValueError)
  })

  it('have files, messages and translations as records have', async () => {
    const { id } = await odoo.model('res.partner').create({ name: 'With a file' })
    const one = partner(id)
    const file = await one.attach(new TextEncoder().encode('x'), { name: 'x.txt' })
    expect((await one.files()).map((row: Loose) => row.id)).toEqual([file.id])
    const posted = await one.post({ body: 'Called' })
    expect((await one.messages({ limit: 1 }))[0].id).toBe(posted)
    expect((await one.thread.messages({ limit: 1 }))[0].id).toBe(posted)
    expect(await failure(one.translations('name'))).toBeInstanceOf(InvalidValueError)
    expect(await failure(one.setTranslations('name', { en_US: 'x' }))).toBeInstanceOf(InvalidValueError)
    expect(await failure(one.signal('order_confirm'))).toMatchObject({ name: 'UnsupportedError' })
    await one.unlink()
  })

  it.each([
    ['update', 'use write(values), or await the reference'],
    ['save', 'use write(values), or await the reference'],
    ['set', 'use write(values), or await the reference'],
    ['destroy', 'use unlink(), or await the reference'],
    ['copy', 'await the reference, and call copy() on the record'],
    ['reload', 'await the reference, and call reload() on the record'],
    ['toParam', 'await the reference, and call toParam() on the record'],
  ])('say what there is for %s', async (name, remedy) => {
    const error = await failure(Promise.resolve().then(() => partner(1)[name]({})))
    expect(error).toBeInstanceOf(InvalidValueError)
    expect(String(error)).toContain(`${name}() is not there on a reference to a record of res.partner: ${remedy}`)
  })

  it.each(['files', 'write', 'update', 'copy'])('say that a relation has to be read before %s', async (name) => {
    const error = await failure(Promise.resolve().then(() => partner(1).country_id[name]({})))
    expect(error).toBeInstanceOf(InvalidValueError)
    expect(String(error)).toContain(`await the relation, and call ${name}() on the record`)
  })

  it('are written, called and deleted in one call', async () => {
    const { id } = await odoo.model('res.partner').create({ name: 'Deferred' })
    await partner(id).write({ name: 'Written' })
    expect(await partner(id).name).toBe('Written')
    expect(await partner(id).call('read', [['name']])).toEqual([{ id, name: 'Written' }])
    expect(await partner(id).externalId()).toBe(null)
    expect(() => partner(id).action_archive(5)).toThrow(InvalidValueError)
    expect(await partner(id).get('name')).toBe('Written')
    expect(await partner(id).get('company_id.name')).toBe(null)
    await partner(id).unlink()
    expect(await failure(partner(id).then())).toBeInstanceOf(MissingError)
  })
})
