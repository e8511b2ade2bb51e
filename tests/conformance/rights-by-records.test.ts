import { beforeAll, describe, expect, it } from 'vitest'
import { demoUsers, firstOf, onTriedSeries, raised, uniqueName } from './help.ts'
import { describeTargets } from './targets.ts'

/** What records of `ir.model.access` and `ir.rule` say is what somebody may do. */
describeTargets(
  'rights by records',
  (target) => {
    const { admin, demo, portal, keep, make } = demoUsers(target)
    onTriedSeries(target, [18])
    const call = (model: string, method: string, args: readonly unknown[], as = admin()) => as.call(model, method, args)
    const modelId = (name: string) => firstOf(admin(), 'ir.model', [['model', '=', name]])
    const employees = async () => {
      const named = [
        ['module', '=', 'base'],
        ['name', '=', 'group_user'],
      ]
      const [row] = (await call('ir.model.data', 'search_read', [named, ['res_id']])) as { res_id: number }[]
      return row?.res_id ?? 0
    }

    describe('ir.model.access', () => {
      // What nobody but administrators may look at.
      const PARAMETERS = 'ir.config_parameter'
      const uuid = [['key', '=', 'database.uuid']]
      const count = (as: ReturnType<typeof demo>) => raised(call(PARAMETERS, 'search_count', [uuid], as))
      const newKey = () => ({ key: uniqueName('key').replaceAll(' ', '.'), value: '1' })
      const write = (id: number, values: object) => call('ir.model.access', 'write', [[id], values])

      it('opens what a row says to its group, as long as it says so', async () => {
        const told = { name: uniqueName('right'), model_id: await modelId(PARAMETERS), group_id: await employees() }
        expect(await count(demo())).toBe('AccessError')
        const id = await make('ir.model.access', { ...told, perm_read: true })
        expect(await count(demo())).toBe(1)
        expect(await count(portal())).toBe('AccessError')
        expect(await call(PARAMETERS, 'check_access_rights', ['read', false], demo())).toBe(true)
        expect(await raised(call(PARAMETERS, 'create', [newKey()], demo()))).toBe('AccessError')

        await write(id, { perm_create: true })
        const made = (await call(PARAMETERS, 'create', [newKey()], demo())) as number
        expect(await raised(call(PARAMETERS, 'write', [[made], { value: '2' }], demo()))).toBe('AccessError')
        expect(await raised(call(PARAMETERS, 'unlink', [[made]], demo()))).toBe('AccessError')
        await call(PARAMETERS, 'unlink', [[made]])

        await write(id, { active: false })
        expect(await count(demo())).toBe('AccessError')
        await write(id, { active: true, group_id: false })
        expect(await count(portal())).toBe(1)
        await call('ir.model.access', 'unlink', [[id]])
        expect(await count(portal())).toBe('AccessError')
      })

      it('follows a row to another model', async () => {
        const told = { name: uniqueName('right'), group_id: await employees(), perm_read: true }
        const id = await make('ir.model.access', { ...told, model_id: await modelId('ir.mail_server') })
        expect(await count(demo())).toBe('AccessError')
        await write(id, { model_id: await modelId(PARAMETERS) })
        expect(await count(demo())).toBe(1)
        expect(await raised(call('ir.mail_server', 'search', [[]], demo()))).toBe('AccessError')
      })

      it('takes nothing from who has it by another row', async () => {
        const told = { name: uniqueName('right'), model_id: await modelId('res.partner'), group_id: await employees() }
        const id = await make('ir.model.access', told)
        const mine = (await call('res.partner', 'create', [{ name: uniqueName('mine') }], demo())) as number
        expect(await raised(call('res.partner', 'write', [[mine], { ref: 'x' }], demo()))).toBe(true)
        await call('ir.model.access', 'unlink', [[id]])
        expect(await raised(call('res.partner', 'unlink', [[mine]]))).toBe(true)
      })

      it('is the administrators’', async () => {
        for (const who of [demo(), portal()]) {
          expect(await raised(call('ir.model.access', 'create', [{ name: 'x', model_id: 1 }], who))).toBe('AccessError')
        }
        expect(await raised(call('ir.model.access', 'create', [{ name: 'x' }]))).toBe('ValidationError')
      })
    })

    describe('ir.rule', () => {
      const TAGS = 'res.partner.category'
      const one = uniqueName('one')
      const two = uniqueName('two')
      const tags: { one: number; two: number; demo: number } = { one: 0, two: 0, demo: 0 }
      beforeAll(async () => {
        tags.one = await make(TAGS, { name: one })
        tags.two = await make(TAGS, { name: two })
        tags.demo = (await call(TAGS, 'create', [{ name: uniqueName('demo') }], demo())) as number
        keep(TAGS, { id: tags.demo })
      })
      const seen = async (as: ReturnType<typeof demo>) => {
        const ids = (await call(TAGS, 'search', [[['id', 'in', Object.values(tags)]]], as)) as number[]
        return Object.entries(tags)
          .flatMap(([name, id]) => (ids.includes(id) ? [name] : []))
          .join(' ')
      }
      const rule = async (values: object) =>
        make('ir.rule', { name: uniqueName('rule'), model_id: await modelId(TAGS), ...values })
      const write = (id: number, values: object) => call('ir.rule', 'write', [[id], values])
      const color = (id: number, as = admin()) => raised(call(TAGS, 'write', [[id], { color: 1 }], as))

      it('keeps everybody from what it does not match, administrators too', async () => {
        const id = await rule({ domain_force: `[('name', '=', '${one}')]` })
        expect(await call('ir.rule', 'read', [[id], ['global', 'active', 'perm_read', 'groups']])).toEqual([
          { id, global: true, active: true, perm_read: true, groups: [] },
        ])
        for (const who of [admin(), demo()]) {
          expect(await seen(who)).toBe('one')
          expect(await raised(call(TAGS, 'read', [[tags.two], ['name']], who))).toBe('AccessError')
        }
        expect(await color(tags.two)).toBe('AccessError')
        expect(await color(tags.one)).toBe(true)
        expect(await raised(call(TAGS, 'create', [{ name: uniqueName('three') }]))).toBe('AccessError')
        await call('ir.rule', 'unlink', [[id]])
        expect(await seen(demo())).toBe('one two demo')
      })

      it('opens by one of several rules of groups', async () => {
        const groups = [[6, 0, [await employees()]]]
        const id = await rule({ domain_force: `[('name', '=', '${one}')]`, groups })
        expect(await seen(admin())).toBe('one')
        const reading = { perm_write: false, perm_create: false, perm_unlink: false }
        const other = await rule({ domain_force: `[('name', '=', '${two}')]`, groups, ...reading })
        expect(await seen(demo())).toBe('one two')
        // The second is about reading alone.
        expect(await color(tags.two)).toBe('AccessError')
        await write(other, { active: false })
        expect(await seen(demo())).toBe('one')
        await write(other, { active: true, domain_force: false })
        expect(await seen(demo())).toBe('one two demo')
        await write(other, { domain_force: "[('create_uid', '=', user.id)]" })
        expect([await seen(demo()), await seen(admin())]).toEqual(['one demo', 'one two'])
        await call('ir.rule', 'unlink', [[id, other]])
      })

      it('is refused where it is about nothing', async () => {
        const values = { name: uniqueName('rule'), model_id: await modelId(TAGS) }
        const none = { perm_read: false, perm_write: false, perm_create: false, perm_unlink: false }
        const create = (more: object, as = admin()) => raised(call('ir.rule', 'create', [{ ...values, ...more }], as))
        expect(await create(none)).toBe('ValidationError')
        expect(await create({ model_id: await modelId('ir.rule') })).toBe('ValidationError')
        expect(await create({ model_id: false })).toBe('ValidationError')
        for (const who of [demo(), portal()]) expect(await create({}, who)).toBe('AccessError')
        if (target().major < 19) return
        expect(await create({ domain_force: 'nonsense(' })).toBe('ValidationError')
        expect(await create({ domain_force: "[('nofield', '=', 1)]" })).toBe('ValidationError')
        expect(await create({ domain_force: "[('id', '=', nobody)]" })).toBe('ValidationError')
      })
    })
  },
  'rights by records',
)
