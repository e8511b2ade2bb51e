import { describe, expect, it } from 'vitest'
import { demoUsers, raised } from './help.ts'
import { describeTargets } from './targets.ts'

const GONE = 987_654_321

type Row = Readonly<Record<string, unknown>>

/** Odd ids, pages and values of files, messages and what hangs on them (each tried on 14.0 and 19.0). */
describeTargets(
  'odd values of files and messages',
  (target) => {
    const { admin, demo, portal } = demoUsers(target)
    const users = { admin, demo, portal }
    type Login = keyof typeof users
    /** What is answered; of a refusal the exception's name. */
    const asked = (login: Login, model: string, method: string, args: readonly unknown[], kwargs = {}) =>
      raised(users[login]().call(model, method, args, kwargs))
    /** Servers between are not known to do so. */
    const isTried = () => target().major === 14 || target().major >= 19
    const of = <T>(old: T, recent: T) => (target().major < 19 ? old : recent)

    it.each([
      [[], 5],
      [[GONE, 1], null],
      ['abc', ['x']],
    ])('no company is copied: %j, %j', async (ids, values) => {
      for (const login of ['admin', 'portal'] as const)
        expect(await asked(login, 'res.company', 'copy', [ids, values])).toBe('UserError')
    })

    it('files are as large as they are, whichever column they stand in', async ({ skip }) => {
      skip(!isTried(), 'tried on 14.0 and 19.0')
      const content = 'a'.repeat(300_000)
      const made = async (values: object) => {
        const [id] = (await asked('admin', 'ir.attachment', 'create', [[{ name: 'large', ...values }]])) as number[]
        const [row] = (await asked('admin', 'ir.attachment', 'read', [[id], ['datas', 'file_size']])) as Row[]
        expect(await asked('admin', 'ir.attachment', 'unlink', [[id]])).toBe(true)
        return [row?.datas === btoa(content), row?.file_size]
      }
      expect(await made({ datas: btoa(content) })).toEqual([true, 300_000])
      expect(await made({ db_datas: content })).toEqual([true, 0])
    })

    it('a copy of users wants values of a dictionary', async () => {
      expect(await asked('admin', 'res.users', 'copy', [[2], 'abc'])).toBe('AttributeError')
    })

    it.each([
      [{ res_id: 5, nosuch: 1 }, 'KeyError'],
      [{ model: 'nosuch' }, 'KeyError'],
      [{ model: '', res_id: 7 }, 'KeyError'],
      [{ model: ['a'], nosuch: 1 }, 'TypeError'],
    ])('a message of %j has no address for answers', async (values, error) => {
      for (const login of ['admin', 'portal'] as const)
        expect(await asked(login, 'mail.message', 'create', [values])).toBe(error)
    })

    it('nobody keeps who made a follower, nor asks who wants to know', async () => {
      expect(await asked('portal', 'mail.followers', 'get_metadata', [[GONE, false]])).toMatchObject([
        { id: GONE, xmlid: false, noupdate: false },
      ])
      expect(await asked('admin', 'mail.followers', 'get_metadata', [['abc']])).toBe('ValueError')
    })

    it('ids alone are exported of what is gone, and of what nobody may read', async () => {
      const table = { datas: [[String(GONE)]] }
      expect(await asked('admin', 'ir.attachment', 'export_data', [[GONE], ['.id']])).toEqual(table)
      expect(await asked('demo', 'ir.cron', 'export_data', [[GONE], ['.id']])).toEqual(table)
      expect(await asked('admin', 'res.country', 'export_data', [[GONE], ['.id', 'name']])).toBe('MissingError')
      expect(await asked('admin', 'res.country', 'export_data', [[null], ['.id']])).toEqual({ datas: [['None']] })
      expect(await asked('admin', 'res.country', 'export_data', [[false], ['id']])).toBe('SyntaxError')
    })

    it.each(['mail.followers', 'mail.activity', 'res.country', 'mail.message'])(
      'what is nothing is left out of deletions: %s',
      async (model) => {
        expect(await asked('admin', model, 'unlink', [[false]])).toBe(true)
      },
    )

    it('ids of messages are one array', async ({ skip }) => {
      if (!isTried()) return skip()
      expect(await asked('admin', 'mail.message', 'unlink', [[GONE, true]])).toBe('DatatypeMismatch')
      expect(await asked('admin', 'mail.message', 'unlink', [[true]])).toBe('UndefinedFunction')
      expect(await asked('admin', 'mail.message', 'unlink', [[GONE, '']])).toBe('MissingError')
    })

    it('attributes of no field are nobody’s business', async () => {
      expect(await asked('admin', 'res.country', 'fields_get', [['nosuch'], 5])).toEqual({})
      expect(await asked('admin', 'res.country', 'fields_get', [['name'], 5])).toBe('TypeError')
    })

    it('values that are no dictionary are looked at before the messages are', async ({ skip }) => {
      if (!isTried()) return skip()
      expect(await asked('demo', 'mail.message', 'write', [[GONE], 1.5])).toBe(of('TypeError', 'AttributeError'))
      expect(await asked('demo', 'mail.message', 'write', [[], 5])).toBe(of('TypeError', 'AttributeError'))
      expect(await asked('admin', 'mail.activity', 'write', [[GONE], [5]])).toBe('AttributeError')
    })

    it('PostgreSQL looks at what is to be found before the page', async ({ skip }) => {
      if (!isTried()) return skip()
      const nobody = [['id', '=', true]]
      const page = { limit: -1 }
      const odd = of('InvalidTextRepresentation', 'UndefinedFunction')
      expect(await asked('admin', 'res.country', 'search', [nobody], page)).toBe(odd)
      expect(await asked('admin', 'res.country', 'read_group', [nobody, ['name'], ['name']], page)).toBe(odd)
    })

    describe('on 14', () => {
      it('an empty text is no id', async ({ skip }) => {
        if (target().major !== 14) return skip()
        expect(await asked('admin', 'res.country', 'read', [[''], ['name']])).toBe('AccessError')
        expect(await asked('admin', 'res.country', 'name_get', [['']])).toEqual([['', 'False']])
        expect(await asked('admin', 'res.country', 'write', [[''], {}])).toBe(true)
      })

      it('ids alone are told as they came where no rule looks at them', async ({ skip }) => {
        if (target().major !== 14) return skip()
        expect(await asked('admin', 'res.country', 'read', [[GONE], ['id']])).toEqual([{ id: GONE }])
        expect(await asked('admin', 'res.country', 'read', [['abc'], ['id']])).toEqual([{ id: 'abc' }])
        expect(await asked('admin', 'res.partner', 'read', [[GONE], ['id']])).toBe('MissingError')
      })

      it('names of users’ fields are texts, and no user is called False', async ({ skip }) => {
        if (target().major !== 14) return skip()
        expect(await asked('demo', 'res.users', 'read', [[GONE], ['lang', 5]])).toBe('AttributeError')
        expect(await asked('admin', 'res.users', 'name_get', [[0]])).toEqual([[0, 'False']])
      })
    })

    describe('on 19', () => {
      it.each([
        [{ limit: 1.5 }, 'TypeError'],
        [{ limit: 'a', order: 'nosuch' }, 'TypeError'],
        [{ limit: [] }, 'TypeError'],
        [{ limit: -1 }, []],
        [{ limit: 1, offset: 1.5 }, 'TypeError'],
        [{ offset: 'a' }, 'TypeError'],
      ])('Python cuts pages of files: %j', async (page, expected) => {
        if (target().major < 19) return
        expect(await asked('admin', 'ir.attachment', 'search', [[]], page)).toEqual(expected)
      })

      it('nobody is kept from files that are gone', async ({ skip }) => {
        if (target().major < 19) return skip()
        expect(await asked('portal', 'ir.attachment', 'read', [[GONE], ['name']])).toEqual([])
        expect(await asked('portal', 'ir.attachment', 'read', [[0], ['name']])).toEqual([{ id: 0, name: false }])
        expect(await asked('portal', 'ir.attachment', 'unlink', [[GONE]])).toBe('MissingError')
        expect(await asked('portal', 'ir.attachment', 'unlink', [['abc']])).toBe('InvalidTextRepresentation')
      })

      it('keys and fields of groups are looked at before all else', async ({ skip }) => {
        if (target().major < 19) return skip()
        const grouped = (login: Login, model: string, ...args: unknown[]) => asked(login, model, 'read_group', args)
        expect(await grouped('portal', 'mail.activity', [], ['nosuch'], ['summary'])).toBe('ValueError')
        expect(await grouped('admin', 'res.partner', ['a'], ['name'], [5])).toBe('TypeError')
      })

      it('companies have a thread, and no activities', async ({ skip }) => {
        if (target().major < 19) return skip()
        expect(await asked('admin', 'res.company', 'message_subscribe', [[1]], { partner_ids: [] })).toBe(true)
        expect(await asked('admin', 'res.company', 'activity_schedule', [[1]])).toBe('AttributeError')
        expect(await asked('admin', 'discuss.channel', 'activity_schedule', [[1]])).toBe('AttributeError')
      })
    })
  },
  'odd files and messages',
)
