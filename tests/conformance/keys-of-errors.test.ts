import { beforeEach, expect, it } from 'vitest'
import { describeTargets } from './targets.ts'

interface Refusal {
  readonly error: { readonly data: { name: string; message: string; arguments: unknown[]; debug: string } }
}

/** A key that is not there need not be text: it is told as what it is (tried on 14.0 and 19.0). */
describeTargets(
  'keys of errors',
  (target) => {
    beforeEach(({ skip }) => skip(![14, 18, 19].includes(target().major), 'tried on 14.0, 18.0 and 19.0'))

    async function post(path: string, params: unknown, cookie = ''): Promise<Response> {
      return await fetch(target().url + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(cookie !== '' && { cookie }) },
        body: JSON.stringify({ jsonrpc: '2.0', id: 1, params }),
      })
    }

    /** The key as it is told: by itself, and in the last line of the traceback. */
    async function keyOf(model: unknown, method: string, args: unknown): Promise<readonly unknown[]> {
      const { database } = target()
      const login = await post('/web/session/authenticate', { db: database, login: 'admin', password: 'admin' })
      const cookie = /session_id=[^;]+/.exec(login.headers.get('set-cookie') ?? '')?.[0] ?? ''
      const answer = await post('/web/dataset/call_kw', { model, method, args, kwargs: {} }, cookie)
      const { data } = ((await answer.json()) as Refusal).error
      expect(data.name).toBe('builtins.KeyError')
      return [data.message, ...data.arguments, data.debug.trim().split('\n').at(-1)]
    }

    const text = ['nosuch', 'nosuch', "KeyError: 'nosuch'"]
    const zero = ['0', 0, 'KeyError: 0']
    const five = ['5', 5, 'KeyError: 5']

    it('numbers, and what is no more than true', async () => {
      expect(await keyOf('res.partner', 'read', {})).toEqual(zero)
      expect(await keyOf('res.partner', 'load', [['name'], { a: 1 }])).toEqual(zero)
      expect(await keyOf('mail.message', 'create', [{ model: 5, res_id: 5 }])).toEqual(five)
      expect(await keyOf('mail.message', 'create', [{ res_id: 7 }])).toEqual(['7', 7, 'KeyError: 7'])
      expect(await keyOf('mail.message', 'create', [{ model: true }])).toEqual(['True', true, 'KeyError: True'])
    })

    it('14', async ({ skip }) => {
      skip(target().major !== 14, 'methods of 14.0')
      expect(await keyOf(5, 'read', [[1]])).toEqual(five)
      expect(await keyOf(1.5, 'read', [[1]])).toEqual(['1.5', 1.5, 'KeyError: 1.5'])
      expect(await keyOf('res.partner', 'search', [{ a: 1 }])).toEqual(zero)
      expect(await keyOf('res.partner.bank', 'search', [{ a: 1 }])).toEqual(zero)
      expect(await keyOf('res.partner', 'modified', [[1], [5]])).toEqual(five)
      expect(await keyOf('res.partner', 'filtered', [[1], 'nosuch'])).toEqual(text)
      expect(await keyOf('res.country', 'toggle_active', [[]])).toEqual(['None', null, 'KeyError: None'])
      expect(await keyOf('res.country', 'action_archive', [[]])).toEqual(['None', null, 'KeyError: None'])
    })

    it('19', async ({ skip }) => {
      skip(target().major !== 19, 'methods of 19.0')
      expect(await keyOf('res.partner.bank', 'write', [[1], [5]])).toEqual(five)
      expect(await keyOf('res.partner', 'get_field_translations', [[1], 5])).toEqual(five)
      expect(await keyOf('res.partner', 'get_field_translations', [[1], 'nosuch'])).toEqual(text)
      expect(await keyOf('res.partner', 'update_field_translations', [[1], 5, {}])).toEqual(five)
      expect(await keyOf('res.partner', 'web_override_translations', [[1], [5]])).toEqual(five)
    })
  },
  'arguments that are no list',
)
