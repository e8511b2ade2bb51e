import {
  AccessDeniedError,
  AccessError,
  ArgumentsError,
  ConfigError,
  LoginRequiredError,
  MissingError,
  OoorError,
  PrivateMethodError,
  RouteNotFoundError,
  ServerError,
  UnknownDatabaseError,
  UnknownFieldError,
  UnknownMethodError,
  UnknownModelError,
  UserError,
  ValidationError,
} from 'ooor'
import { afterAll, describe, expect, it } from 'vitest'
import { failure } from '../support/failure.ts'
import { needs } from '../support/features.ts'
import { connectAs, once, productsForSale } from './help.ts'
import { describeTargets, describeWires } from './targets.ts'

const NOWHERE = 987_654_321

function expectKind(error: Error, kind: ErrorClass): void {
  expect(`${error.name}: ${error.message}`).toContain(`${kind.kind}: `)
  expect(Object.prototype.isPrototypeOf.call(kind.prototype, error)).toBe(true)
  expect(OoorError.is.call(kind, error)).toBe(true)
  expect(error.message).not.toContain('Traceback')
}

/** Any class of the tree, whatever its constructor takes. */
interface ErrorClass {
  readonly kind: string
  readonly prototype: OoorError
}

describeWires('errors', (wireCase) => {
  const admin = once(() => wireCase().connectAs('admin'))
  const demo = once(() => wireCase().connectAs('demo'))
  afterAll(() => Promise.all([admin().close(), demo().close()]))

  const cases: Record<string, [call: () => Promise<unknown>, kind: ErrorClass]> = {
    'an unknown model': [() => admin().model('no.such.model').raw.search(), UnknownModelError],
    'an unknown method': [() => admin().call('res.partner', 'frobnicate', [[1]]), UnknownMethodError],
    'a private method': [() => admin().call('res.partner', '_search', [[1]]), PrivateMethodError],
    'a missing argument': [() => admin().call('res.partner', 'search'), ArgumentsError],
    'an argument too many': [() => admin().call('res.partner', 'search', [[]], { nonsense: 1 }), ArgumentsError],
    'an unknown field in a domain': [
      () =>
        admin()
          .model('res.partner')
          .raw.search([['nosuch', '=', 1]]),
      UnknownFieldError,
    ],
    'an id that is none': [() => admin().model('res.partner').raw.read([0]), ConfigError],
    'a record that is gone': [() => admin().model('res.partner').raw.write([NOWHERE], { name: 'x' }), MissingError],
    'a missing required value': [() => admin().model('res.partner.category').raw.create({}), ValidationError],
    'a model without access': [() => demo().model('ir.mail_server').raw.search(), AccessError],
    'a write without access': [() => demo().model('res.country').raw.write([1], { name: 'x' }), AccessError],
    'a wrong password or key': [() => wireCase().connectAs('demo', { secret: 'wrong' }).whoami(), AccessDeniedError],
    'an unknown database': [
      () => wireCase().connectAs('demo', { database: 'nosuchdb' }).whoami(),
      UnknownDatabaseError,
    ],
    'a promise as a value': [
      () =>
        admin()
          .model('res.partner')
          .raw.create({ name: Promise.resolve('x') }),
      ConfigError,
    ],
    'a number that is none': [() => admin().model('res.partner').raw.create({ color: Number.NaN }), ConfigError],
  }

  it.each(Object.entries(cases))('%s', async (_, [call, kind]) => {
    expectKind(await failure(call()), kind)
  })

  it('an argument too many, which search_read hands on', async ({ skip }) => {
    skip(wireCase().target.major < 8, 'up to 7.0 the library searches and reads')
    const error = await failure(admin().call('res.partner', 'search_read', [[], ['name']], { nonsense: 1 }))
    expectKind(error, ArgumentsError)
  })

  it('an unknown field in read and write, since 9', async (context) => {
    needs(wireCase().target, 'unknown fields are refused', context)
    expectKind(await failure(admin().model('res.partner').raw.read([1], ['nosuch'])), UnknownFieldError)
    expectKind(await failure(admin().model('res.partner').raw.write([1], { nosuch: 1 })), UnknownFieldError)
  })

  it('of a login say who and where', async () => {
    const refused = await failure(wireCase().connectAs('demo', { secret: 'wrong' }).whoami())
    expect(refused.message).toContain(`to database '${wireCase().target.database}' was refused`)
    expect(refused.message).not.toContain('wrong')
    const nowhere = await failure(wireCase().connectAs('demo', { database: 'nosuchdb' }).whoami())
    expect(nowhere.message).toContain('nosuchdb')
  })

  it('carry the server’s words and the call, and the traceback apart', async () => {
    const error = await failure(demo().model('ir.mail_server').raw.search())
    if (!ServerError.is(error)) throw error
    expect(error.serverMessage).toContain('ir.mail_server')
    expect(error.message).toContain('ir.mail_server.search: ')
    expect([error.model, error.method]).toEqual(['ir.mail_server', 'search'])
    expect(error.message + JSON.stringify(error)).not.toContain('Traceback')
    expect(Object.keys(error)).not.toContain('traceback')
  })

  it('a recursion is a UserError that says so', async () => {
    const tags = admin().model('res.partner.category').raw
    const id = await tags.create({ name: 'Ooor recursive' })
    const error = await failure(tags.write([id], { parent_id: id }))
    await tags.unlink([id])
    expect(UserError.is(error)).toBe(true)
    expect(error.message).toMatch(/recursi/i)
  })
})

describeTargets('errors of the web session', (target) => {
  const admin = once(() => connectAs(target()))
  afterAll(() => admin().close())

  const cases: Record<string, [call: () => Promise<unknown>, kind: ErrorClass]> = {
    'an unknown route': [() => admin().request('/no/such/route'), RouteNotFoundError],
    'an unknown route, as a visitor': [() => admin().visitor().request('/no/such/route'), RouteNotFoundError],
    'a model call of a visitor': [() => admin().visitor().model('res.partner').raw.search(), LoginRequiredError],
    'an unknown user': [() => admin().visitor().login('nobody@example.com', 'x'), AccessDeniedError],
  }

  it.each(Object.entries(cases))('%s', async (_, [call, kind]) => {
    expectKind(await failure(call()), kind)
  })

  it('carry the traceback', async (context) => {
    needs(target(), 'names of exceptions', context)
    const error = await failure(admin().visitor().model('res.partner').raw.search())
    if (!ServerError.is(error.cause)) throw error
    expect(error.cause.traceback).toContain('Traceback')
  })

  describe('of the cart', () => {
    it('a product that is not there', async (context) => {
      needs(target(), 'a shop for visitors', context)
      const error = await failure(admin().visitor().cart.add(NOWHERE))
      expect(UserError.is(error) || MissingError.is(error)).toBe(true)
    })

    it('quantities and ids that cannot be', async () => {
      const { cart } = admin().visitor()
      const [product] = (await productsForSale(admin(), 1)) as [number]
      for (const quantity of [0, -1, 1.5, Number.NaN]) {
        expect(await failure(cart.add(product, quantity))).toBeInstanceOf(ConfigError)
      }
      expect(await failure(cart.add('7' as unknown as number))).toBeInstanceOf(ConfigError)
      expect(await failure(cart.update(1, -1))).toBeInstanceOf(ConfigError)
    })
  })
})
