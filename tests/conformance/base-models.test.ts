import { expect, it } from 'vitest'
import { failure } from '../support/failure.ts'
import { demoUsers, raised, uniqueName } from './help.ts'
import { describeTargets } from './targets.ts'

describeTargets(
  'models of the base',
  (target) => {
    const { admin, demo, make, portal } = demoUsers(target)

    it('gives numbers of sequences to employees', async () => {
      const code = uniqueName('sequence')
      const id = await make('ir.sequence', { name: code, code, prefix: 'S/', suffix: '-x', padding: 4 })
      const next = () => demo().call('ir.sequence', 'next_by_id', [[id]])
      expect(await admin().call('ir.sequence', 'next_by_code', [code])).toBe('S/0001-x')
      expect(await next()).toBe('S/0002-x')
      const numbers = ['number_next', 'number_next_actual']
      expect(await admin().call('ir.sequence', 'read', [[id], numbers])).toEqual([
        { id, number_next: 1, number_next_actual: 3 },
      ])
      await admin().call('ir.sequence', 'write', [[id], { number_next_actual: 50 }])
      expect(await next()).toBe('S/0050-x')
      await admin().call('ir.sequence', 'write', [[id], { number_increment: 5, implementation: 'no_gap' }])
      expect([await next(), await next()]).toEqual(['S/0050-x', 'S/0055-x'])
      expect(await admin().call('ir.sequence', 'read', [[id], numbers])).toEqual([
        { id, number_next: 60, number_next_actual: 60 },
      ])
      expect(await admin().call('ir.sequence', 'next_by_code', [uniqueName('nothing')])).toBe(false)
      expect((await failure(portal().call('ir.sequence', 'next_by_code', [code]))).name).toBe('AccessError')
      expect((await failure(demo().call('ir.sequence', 'write', [[id], { padding: 2 }]))).name).toBe('AccessError')
    })

    it('keeps parameters for administrators', async ({ skip }) => {
      skip(!target().has('parameters by get_param'), 'others ask by kind')
      const key = uniqueName('parameter')
      const get = (...args: unknown[]) => admin().call('ir.config_parameter', 'get_param', [key, ...args])
      const set = (value: unknown) => admin().call('ir.config_parameter', 'set_param', [key, value])
      expect([await get(), await get('other')]).toEqual([false, 'other'])
      expect([await set('one'), await set(5), await get()]).toEqual([false, 'one', '5'])
      for (const user of [demo(), portal()]) {
        expect((await failure(user.call('ir.config_parameter', 'set_param', [key, 'mine']))).name).toBe('AccessError')
        expect((await failure(user.call('ir.config_parameter', 'search_read', [[], ['key']]))).name).toBe('AccessError')
      }
      expect([await set(false), await get()]).toEqual(['5', false])
    })

    it('keeps bank accounts from portal users', async () => {
      const partner_id = await make('res.partner', { name: uniqueName('holder') })
      const digits = `${Date.now()}${process.pid}`
      const id = await make('res.partner.bank', { acc_number: `be 71-${digits}`, partner_id })
      const account = { acc_number: `be 71-${digits}`, sequence: 10, display_name: `be 71-${digits}` }
      const named = { sanitized_acc_number: `BE71${digits}`, acc_type: 'bank' }
      const wanted = { ...account, ...(target().has('kinds of bank accounts') && named) }
      const [row] = (await demo().call('res.partner.bank', 'read', [[id], Object.keys(wanted)])) as unknown[]
      expect(row).toEqual({ id, ...wanted })
      expect(await demo().call('res.partner', 'read', [[partner_id], ['bank_ids']])).toEqual([
        { id: partner_id, bank_ids: [id] },
      ])
      const again = { acc_number: `BE71 ${digits}`, partner_id }
      expect((await failure(demo().call('res.partner.bank', 'create', [again]))).name).toBe('ValidationError')
      expect((await failure(portal().call('res.partner.bank', 'search_read', [[], []]))).name).toBe('AccessError')
    })

    it.for(['demo', 'portal'])('lets %s write own preferences, and nothing else', async (login, { skip }) => {
      const user = login === 'demo' ? demo() : portal()
      const search = (name: string) => admin().call('res.users', 'search', [[['login', '=', name]]])
      const [mine, others] = [(await search(login)) as number[], (await search('admin')) as number[]]
      const [before] = (await user.call('res.users', 'read', [mine, ['tz', 'signature']])) as Record<string, unknown>[]
      try {
        await user.call('res.users', 'write', [mine, { tz: 'Europe/Paris', signature: '<p>hi</p>' }])
        expect(await user.call('res.users', 'read', [mine, ['tz', 'signature']])).toEqual([
          { id: mine[0], tz: 'Europe/Paris', signature: '<p>hi</p>' },
        ])
      } finally {
        await admin().call('res.users', 'write', [mine, { tz: before?.tz, signature: before?.signature }])
      }
      expect((await failure(user.call('res.users', 'write', [others, { tz: 'Europe/Paris' }]))).name).toBe(
        'AccessError',
      )
      // The login that they have: a server that takes it is as it was.
      const ofLogin = await raised(user.call('res.users', 'write', [mine, { tz: before?.tz, login }]))
      skip(ofLogin === true, 'the calendar of some builds of 18 lets users write all that they read of themselves')
      expect(ofLogin).toBe('AccessError')
    })
  },
  'sequences and banks',
)
