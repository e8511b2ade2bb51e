import { expect, it } from 'vitest'
import { failure } from '../support/failure.ts'
import { connectAs, demoUsers, uniqueName } from './help.ts'
import { describeTargets } from './targets.ts'

type Row = Record<string, unknown>

describeTargets(
  'groups of users',
  (target) => {
    const { admin, demo, make, portal, read } = demoUsers(target)
    const groupId = async (name: string) => {
      const domain = [
        ['module', '=', 'base'],
        ['name', '=', name],
      ]
      const [row] = (await admin().call('ir.model.data', 'search_read', [domain, ['res_id']])) as Row[]
      return row?.res_id as number
    }
    const isNew = () => target().has('privileges of groups')
    /** The users that somebody put into a group, and the groups that a user was put into. */
    const users = () => (isNew() ? 'user_ids' : 'users')
    const groups = () => (isNew() ? 'group_ids' : 'groups_id')
    /** All groups of a user. */
    const allGroups = async (id: number) => {
      const field = isNew() ? 'all_group_ids' : 'groups_id'
      return (await read('res.users', id, [field]))[field] as number[]
    }
    const employee = async () => {
      const login = uniqueName('employee').replaceAll(' ', '-')
      const values = { name: login, login, password: login, [groups()]: [[6, 0, [await groupId('group_user')]]] }
      return { id: await make('res.users', values), login }
    }

    it('are read by employees, written by administrators', async () => {
      const id = await groupId('group_user')
      const expected = isNew() ? 'Role / User' : target().major < 12 ? undefined : 'User types / Internal User'
      const row = await read('res.groups', id, ['full_name', 'display_name'], { as: demo() })
      if (expected !== undefined) expect(row).toEqual({ id, full_name: expected, display_name: expected })
      expect((await failure(portal().call('res.groups', 'read', [[id], ['name']]))).name).toBe('AccessError')
      expect((await failure(demo().call('res.groups', 'write', [[id], { comment: 'mine' }]))).name).toBe('AccessError')
    })

    it('are in a category or of a privilege, each name once', async () => {
      const [field, model] = isNew()
        ? (['privilege_id', 'res.groups.privilege'] as const)
        : (['category_id', 'ir.module.category'] as const)
      // Categories come with modules; nobody makes them.
      const [within] = isNew()
        ? [await make(model, { name: uniqueName('things') })]
        : ((await admin().call(model, 'search', [[['name', '=', 'Technical']]])) as number[])
      const title = (await read(model, within as number, ['name'])).name
      const name = uniqueName('group')
      const id = await make('res.groups', { name, [field]: within })
      expect(await read('res.groups', id, ['full_name', field])).toEqual({
        id,
        full_name: `${title} / ${name}`,
        [field]: [within, title],
      })
      expect(await admin().call('res.groups', 'search', [[['full_name', 'like', name]]])).toEqual([id])
      const again = admin().call('res.groups', 'create', [{ name, [field]: within }])
      expect((await failure(again)).name).toBe('ValidationError')
      expect((await failure(admin().call('res.groups', 'create', [{}]))).name).toBe('ValidationError')
    })

    it('give rights to who is put into them, and take them away', async () => {
      const implied = await make('res.groups', { name: uniqueName('implied') })
      const group = await make('res.groups', { name: uniqueName('group'), implied_ids: [[6, 0, [implied]]] })
      const xmlId = `ooor_${process.pid}.g${group}`
      const [module, name] = xmlId.split('.')
      await make('ir.model.data', { module, name, model: 'res.groups', res_id: group })
      const { id, login } = await employee()
      const own = connectAs(target(), login)
      const hasGroup = (externalId: string) =>
        target().has('has_group of a user')
          ? own.call('res.users', 'has_group', [[id], externalId])
          : own.call('res.users', 'has_group', [externalId])
      try {
        expect([await hasGroup(xmlId), await hasGroup('base.group_user')]).toEqual([false, true])
        await admin().call('res.groups', 'write', [[group], { [users()]: [[4, id]] }])
        expect([await hasGroup(xmlId), await hasGroup('base.group_portal')]).toEqual([true, false])
        expect(await allGroups(id)).toEqual(expect.arrayContaining([group, implied]))
        expect((await read('res.groups', group, [users()]))[users()]).toEqual([id])
        // Up to 18 who is in a group is in those that come with it likewise.
        expect((await read('res.groups', implied, [users()]))[users()]).toEqual(isNew() ? [] : [id])
        expect(await admin().call('res.users', 'search', [[[groups(), 'in', [group]]]])).toEqual([id])
        await admin().call('res.users', 'write', [[id], { [groups()]: [[3, group]] }])
        expect(await hasGroup(xmlId)).toBe(false)
        expect((await allGroups(id)).includes(implied)).toBe(!isNew())
      } finally {
        await own.close()
      }
    })

    it('come with others also where that is said later', async () => {
      const group = await make('res.groups', { name: uniqueName('group') })
      const later = await make('res.groups', { name: uniqueName('later') })
      const { id } = await employee()
      await admin().call('res.users', 'write', [[id], { [groups()]: [[4, group]] }])
      expect(await allGroups(id)).not.toContain(later)
      await admin().call('res.groups', 'write', [[group], { implied_ids: [[4, later]] }])
      expect(await allGroups(id)).toContain(later)
    })

    it('make nobody two kinds of users', async ({ skip }) => {
      skip(!target().has('arguments and rights as of 14'), 'kinds of users are groups like others')
      const { id } = await employee()
      const both = { [groups()]: [[4, await groupId('group_portal')]] }
      expect((await failure(admin().call('res.users', 'write', [[id], both]))).name).toBe('ValidationError')
      expect(await read('res.users', id, ['share'])).toEqual({ id, share: false })
      const portalOnly = { [groups()]: [[6, 0, [await groupId('group_portal')]]] }
      await admin().call('res.users', 'write', [[id], portalOnly])
      expect(await read('res.users', id, ['share'])).toEqual({ id, share: true })
    })

    it('know since when somebody has logged in, whoever asks', async () => {
      const { id, login } = await employee()
      const fields = ['state', 'login_date']
      expect(await read('res.users', id, fields)).toEqual({ id, state: 'new', login_date: false })
      await using user = await connectAs(target(), login)
      expect(await user.whoami()).toMatchObject({ uid: id })
      const since = { id, state: 'active', login_date: expect.stringMatching(/^\d{4}-/) }
      expect(await read('res.users', id, fields)).toEqual(since)
      expect(await read('res.users', id, fields, { as: demo() })).toEqual(since)
      const users = [
        ['id', '=', id],
        ['login_date', '!=', false],
      ]
      expect(await admin().call('res.users', 'search_count', [users])).toBe(1)
    })
  },
  'sequences and banks',
)
