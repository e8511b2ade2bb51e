import { describe, expect, it } from 'vitest'
import { describeTargets } from './targets.ts'

interface JsonAnswer {
  readonly result?: unknown
  readonly error?: { readonly data: { readonly name: string; readonly message: string } }
}

/** Clients in dynamic languages send what is no list and no dictionary; the server answers as Python does. */
describeTargets(
  'arguments that are no list',
  (target) => {
    async function post(path: string, params: unknown, cookie = ''): Promise<Response> {
      return await fetch(target().url + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(cookie !== '' && { cookie }) },
        body: JSON.stringify({ jsonrpc: '2.0', id: 1, params }),
      })
    }

    /** What is raised, in words; the answer where nothing is. */
    async function told(answer: Response): Promise<unknown> {
      const { result, error } = (await answer.json()) as JsonAnswer
      return error === undefined ? result : `${error.data.name.replace(/^.*\./, '')}: ${error.data.message}`
    }

    const service = async (name: string, method: string, args: unknown) =>
      told(await post('/jsonrpc', { service: name, method, args }))

    async function execute(method: string, ...rest: unknown[]): Promise<unknown> {
      const { database } = target()
      const uid = await service('common', 'login', [database, 'admin', 'admin'])
      return service('object', 'execute_kw', [database, uid, 'admin', 'res.users', method, ...rest])
    }

    it.each([
      [true, 'bool'],
      [null, 'NoneType'],
      [5, 'int'],
      [1.5, 'float'],
    ])('%j in the place of all arguments of a call', async (args, type) => {
      expect(await execute('search_count', args)).toBe(`TypeError: Value after * must be an iterable, not ${type}`)
      expect(await service('common', 'version', args)).toBe(
        `TypeError: odoo.service.common.exp_version() argument after * must be an iterable, not ${type}`,
      )
      expect(await service('db', 'list', args)).toBe(
        `TypeError: odoo.service.db.exp_list() argument after * must be an iterable, not ${type}`,
      )
      const refusal =
        target().major < 19 ? `'${type}' object is not subscriptable` : `cannot unpack non-iterable ${type} object`
      expect(await service('object', 'execute_kw', args)).toBe(`TypeError: ${refusal}`)
    })

    it('what can be gone through is', async () => {
      const missing = expect.stringMatching(/^TypeError: .*search_count\(\) missing 1 required positional argument/)
      expect(await execute('search_count', '')).toEqual(missing)
      expect(await execute('search_count', {})).toEqual(missing)
      expect(await service('common', 'version', {})).toMatchObject({ protocol_version: 1 })
      expect(await service('common', 'version', { a: 1 })).toBe(
        'TypeError: exp_version() takes 0 positional arguments but 1 was given',
      )
      expect(await service('common', 'login', 'ab')).toBe(
        "TypeError: exp_login() missing 1 required positional argument: 'password'",
      )
    })

    it('who was called without them is named with its class since 16, but for what makes records', async () => {
      const owner = target().major < 16 ? '' : 'BaseModel.'
      const search = target().major < 16 ? 'args' : 'domain'
      expect(await execute('search', [])).toBe(
        `TypeError: ${owner}search() missing 1 required positional argument: '${search}'`,
      )
      if (target().major === 16) return
      expect(await execute('create', [])).toMatch(
        target().major < 19
          ? /^TypeError: create\(\) missing 1 required positional argument: 'vals_list'$/
          : /^TypeError: \w+\.create\(\) missing 1 required positional argument: 'vals_list'$/,
      )
    })

    it.each([
      [true, 'bool'],
      [5, 'int'],
    ])('%j in the place of the named arguments', async (kwargs, type) => {
      const refusal =
        target().major < 19
          ? `odoo.service.model.execute() argument after ** must be a mapping, not ${type}`
          : `'${type}' object is not iterable`
      expect(await execute('search_count', [[]], kwargs)).toBe(`TypeError: ${refusal}`)
    })

    it('what is empty names nothing', async () => {
      const admin = [[['login', '=', 'admin']]]
      const users = await execute('search_count', admin)
      for (const kwargs of [null, {}, [], '']) expect(await execute('search_count', admin, kwargs)).toBe(users)
      const ofFalse = target().major < 19 ? users : "TypeError: 'bool' object is not iterable"
      expect(await execute('search_count', admin, false)).toBe(ofFalse)
    })

    describe('the web client', () => {
      async function call(method: string, args: unknown, kwargs: unknown): Promise<unknown> {
        const { database } = target()
        const login = await post('/web/session/authenticate', { db: database, login: 'admin', password: 'admin' })
        const cookie = /session_id=[^;]+/.exec(login.headers.get('set-cookie') ?? '')?.[0] ?? ''
        return told(await post('/web/dataset/call_kw', { model: 'res.users', method, args, kwargs }, cookie))
      }

      it.each([
        [true, 'bool'],
        [null, 'NoneType'],
      ])('%j', async (value, type) => {
        const who = target().major === 18 ? 'odoo.models.BaseModel.search_count() argument' : 'Value'
        const words = `${who} after * must be an iterable, not ${type}`
        expect(await call('search_count', value, {})).toBe(`TypeError: ${words}`)
        expect(await call('read', value, {})).toBe(`TypeError: '${type}' object is not subscriptable`)
        // Between 14 and 19 it is copied before it is looked into.
        const refusal =
          target().major < 18
            ? /^AttributeError: '\w+' object has no attribute '(pop|copy)'$/
            : /object is not iterable$/
        expect(await call('search_count', [[]], value)).toMatch(refusal)
      })

      it('names that are no text', async ({ skip }) => {
        skip(![14, 18, 19].includes(target().major), 'tried on 14.0, 18.0 and 19.0')
        const isNew = target().major >= 18
        for (const [name, type] of [
          [null, 'NoneType'],
          [5, 'int'],
          [[], 'list'],
        ]) {
          expect(await call(name as never, [[1]], {})).toBe(
            isNew
              ? `TypeError: attribute name must be string, not '${type}'`
              : 'TypeError: expected string or bytes-like object',
          )
        }
        const answer = await post('/web/dataset/call_kw', { method: 'read', args: [], kwargs: {} }, '')
        expect(await answer.json()).toMatchObject(isNew ? { id: null } : { id: 1 })
      })

      it('ids by name, where records stand in their place', async ({ skip }) => {
        skip(![14, 18, 19].includes(target().major), 'tried on 14.0, 18.0 and 19.0')
        expect(await call('read', [[1], ['login']], { ids: [1] })).toMatch(
          /^TypeError: (BaseModel\.|Users(View)?\.|ResUsers\.)?read\(\) got an unexpected keyword argument 'ids'$/,
        )
      })

      it('an empty text and an empty dictionary have no first member', async () => {
        expect(await call('read', '', {})).toBe('IndexError: string index out of range')
        expect(await call('read', {}, {})).toBe('KeyError: 0')
      })
    })

    it('parameters that are no dictionary', async () => {
      const answer = await post('/jsonrpc', true)
      if (target().major < 16) expect(answer.status).toBe(500)
      else expect(await told(answer)).toBe("TypeError: 'bool' object is not iterable")
      const missing = /^TypeError: .*jsonrpc\(\) missing 3 required positional arguments/
      expect(await told(await post('/jsonrpc', []))).toMatch(missing)
    })
  },
  'arguments that are no list',
)
