import { describe, expect, it } from 'vitest'
import { callerOn, raised } from '../orm/caller.test-help.ts'

// Each tried on 19.0.
const call = callerOn('19.0')
const [DEMO, PORTAL] = [6, 7]
const id = (model: string, values: object) => call(model, 'create', [values]) as number
const file = (values: object) => id('ir.attachment', { name: 'x.txt', ...values })

describe('files of 19', () => {
  const check = (...args: unknown[]) => raised(() => call('ir.attachment', 'check', args, {}, DEMO))

  it('are checked by what is done and by the record that they are of', () => {
    expect(call('ir.attachment', 'check', ['read', { res_model: 'res.partner', res_id: 1 }])).toBeNull()
    expect(check('nope')).toMatch(/AssertionError: Invalid access mode/)
    expect(check([1], 'read')).toMatch(/TypeError: unhashable/)
    expect(check('read', 5)).toMatch(/AttributeError/)
    expect(check('read', { res_model: 'res.partner', res_id: 999_999 })).toMatch(/AccessError/)
    expect(check('read', { res_model: 'nope', res_id: 1 })).toMatch(/AccessError/)
    expect(check('read', { res_model: 'res.partner', res_id: 'x' })).toMatch(/InvalidTextRepresentation/)
    expect(check('write', { res_model: 'res.users', res_id: 2 })).toMatch(/AccessError/)
    expect(call('ir.attachment', 'check', ['write', { res_model: 'res.users', res_id: DEMO }], {}, DEMO)).toBeNull()
    expect(raised(() => call('ir.attachment', 'check', ['nope'], {}, PORTAL))).toMatch(/AccessError/)
  })

  it('of the same content and kind are found, others are made', () => {
    const unique = (...values: unknown[]) => call('ir.attachment', 'create_unique', [values])
    const same = file({ datas: btoa('the same'), mimetype: 'text/plain' })
    expect(unique({ name: 'y', datas: btoa('the same'), mimetype: 'text/plain' })).toEqual([same])
    expect(unique({ name: 'y', datas: btoa('another'), mimetype: 'text/plain' })).toEqual([same + 1])
    expect(raised(() => unique({ name: 'y', datas: btoa('another') }))).toMatch(/KeyError: mimetype/)
    expect(raised(() => unique({ mimetype: 'text/plain' }))).toMatch(/has no len/)
    expect(raised(() => unique({ mimetype: 'text/plain', datas: 'a' }))).toMatch(/UserError: .* not encoded in base64/)
  })

  it('are no main ones where no model has any', () => {
    const of = (one: number) => call('ir.attachment', 'register_as_main_attachment', [[one]], {}, DEMO)
    expect(of(file({ res_model: 'res.partner', res_id: 1 }))).toBeNull()
    expect(raised(() => of(file({})))).toMatch(/AccessError/)
    expect(raised(() => of(999_999))).toMatch(/MissingError/)
  })
})

describe('activities of 19', () => {
  const [model] = call('ir.model', 'search', [[['model', '=', 'res.partner']]]) as [number]
  const planned = (values: object = {}) => {
    const partner = id('res.partner', { name: 'x' })
    const of = (more: object) => id('mail.activity', { res_model_id: model, res_id: partner, summary: 'x', ...more })
    return { partner, ids: [of(values), of({ date_deadline: '2020-01-01', summary: false })] }
  }

  it('are told as the web client keeps them', () => {
    const { ids } = planned({ user_id: DEMO, note: '<p>hi</p>' })
    const told = call('mail.activity', 'activity_format', [ids]) as Record<string, Record<string, unknown>[]>
    expect(Object.keys(told)).toEqual(['mail.activity', 'mail.activity.type', 'res.partner', 'res.users'])
    expect(told['mail.activity']?.[0]).toMatchObject({
      ...{ id: ids[0], activity_category: 'default', can_write: true, chaining_type: 'suggest' },
      ...{ note: ['markup', '<p>hi</p>'], state: 'today', user_id: DEMO, date_done: false },
    })
    expect(told['res.users']).toEqual([
      { id: 2, partner_id: 3 },
      { id: DEMO, partner_id: expect.any(Number), share: false },
    ])
    expect(call('mail.activity', 'activity_format', [[999_999]])).toEqual({})
    expect(raised(() => call('mail.activity', 'activity_format', [ids], {}, PORTAL))).toMatch(/AccessError/)
  })

  it('are summed up by record and kind, the done ones where they are asked for', () => {
    // Of somebody without a time zone, whose day is not that of who plans it late in the evening.
    const date_deadline = new Date().toISOString().slice(0, 'yyyy-mm-dd'.length)
    const { partner, ids } = planned({ user_id: DEMO, date_deadline })
    const asked = (...rest: unknown[]) =>
      call('mail.activity', 'get_activity_data', ['res.partner', [['id', '=', partner]], ...rest])
    const summed = (values: object) => ({
      activity_res_ids: [partner],
      grouped_activities: { [partner]: { 4: values } },
    })
    expect(asked()).toMatchObject(
      summed({
        ...{ count_by_state: { overdue: 1, today: 1 }, ids: ids.toReversed(), reporting_date: '2020-01-01' },
        ...{ state: 'overdue', user_assigned_ids: [DEMO], summaries: ['', 'x'] },
      }),
    )
    call('mail.activity', 'action_feedback', [[ids[1]]])
    expect(asked(5, 0, true)).toMatchObject(summed({ count_by_state: { today: 1, done: 1 }, ids, state: 'today' }))
    expect(asked(0, 1)).toMatchObject({ activity_res_ids: [], grouped_activities: {} })
    expect(raised(() => call('mail.activity', 'get_activity_data', ['nope', []]))).toMatch(/KeyError/)
  })

  it('are cancelled once, and never when they are done', () => {
    const { ids } = planned()
    call('mail.activity', 'action_feedback', [[ids[1]]])
    expect(call('mail.activity', 'action_cancel', [ids])).toBeNull()
    expect(call('mail.activity', 'read', [[ids[1]], ['active']])).toEqual([{ id: ids[1], active: false }])
    expect(raised(() => call('mail.activity', 'action_cancel', [[ids[0]]]))).toMatch(/MissingError/)
  })
})

describe('what is seen of actions and menus on 19', () => {
  it('actions stand in the menus of the model’s records, in their sequence, for who may use them', () => {
    const [partners] = call('ir.model', 'search', [[['model', '=', 'res.partner']]]) as [number]
    const [admins] = call('res.groups', 'search', [
      [
        ['all_user_ids', 'in', [2]],
        ['all_user_ids', 'not in', [DEMO]],
      ],
    ]) as [number]
    const bound = { binding_model_id: partners, res_model: 'res.partner' }
    const window = id('ir.actions.act_window', { name: 'window', ...bound })
    id('ir.actions.act_window', { name: 'closed', group_ids: [[6, 0, [admins]]], ...bound })
    const server = id('ir.actions.server', {
      name: 'server',
      model_id: partners,
      binding_model_id: partners,
      state: 'code',
      code: 'pass',
    })
    const told = (uid?: number) =>
      call('ir.actions.actions', 'get_bindings', ['res.partner'], {}, uid) as { action: object[] }
    expect(told().action).toHaveLength(3)
    expect(told(DEMO)).toEqual({
      action: [
        { id: window, name: 'window', binding_view_types: 'list,form' },
        { id: server, name: 'server', binding_view_types: 'list,form', sequence: 5 },
      ],
    })
    expect(call('ir.actions.server', 'get_bindings', ['nope'])).toEqual({})
    expect(raised(() => call('ir.actions.actions', 'get_bindings', [5]))).toMatch(/UndefinedFunction/)
  })

  it('apps are those that lead to what the user may read', () => {
    const names = (uid: number) => {
      const roots = call('ir.ui.menu', 'get_user_roots', [], {}, uid) as number[]
      return (call('ir.ui.menu', 'read', [roots, ['name']]) as { name: string }[]).map(({ name }) => name)
    }
    expect(names(2)).toEqual(['Contacts', 'Sales', 'Settings'])
    id('ir.ui.menu', { name: 'leads nowhere' })
    expect(names(DEMO)).not.toContain('leads nowhere')
    expect(raised(() => names(PORTAL))).toMatch(/AccessError/)
  })
})

describe('users of 19', () => {
  it('give their password before what counts', () => {
    const wizard = call('res.users', 'preference_change_password', [[2]]) as { res_id: number }
    expect(wizard).toMatchObject({ res_model: 'res.users.identitycheck' })
    const context = { password: 'admin' }
    const answer = call('res.users.identitycheck', 'run_check', [[wizard.res_id]], { context })
    expect(answer).toMatchObject({ res_model: 'change.password.own' })
  })

  it.each(['14.0', '19.0'])('are said to be customers until their groups change, on %s', (series) => {
    const on = callerOn(series)
    const groups = { [series === '14.0' ? 'groups_id' : 'group_ids']: [[4, 1]] }
    const user = on('res.users', 'create', [{ name: 'x', login: 'x', share: true }])
    const written = (values: object) => {
      on('res.users', 'write', [[user], values])
      return (on('res.users', 'read', [[user], ['share']]) as { share: boolean }[])[0]?.share
    }
    expect(
      on('res.users', 'search', [
        [
          ['id', '=', user],
          ['share', '=', true],
        ],
      ]),
    ).toEqual([])
    expect([{ share: true }, { name: 'y' }, groups, { share: true }, { share: true, ...groups }].map(written)).toEqual([
      ...[true, true, false, true, false],
    ])
  })

  it('that nobody knows get no new password', () => {
    expect(raised(() => call('res.users', 'reset_password', [[], 'nobody']))).toMatch(/No account found/)
  })
})
