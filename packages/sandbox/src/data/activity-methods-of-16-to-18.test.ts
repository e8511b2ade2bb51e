import { describe, expect, it } from 'vitest'
import { callerOn, raised } from '../orm/caller.test-help.ts'
import { Recordset } from '../python/recordset.ts'

// Each tried on 16.0, 17.0 and 18.0.
describe.each(['16.0', '17.0', '18.0'])('activities of %s', (series) => {
  const major = Number.parseInt(series, 10)
  const call = callerOn(series)
  const [demo = 0] = call('res.users', 'search', [[['login', '=', 'demo']]]) as number[]
  const contact = call('res.partner', 'create', [{ name: 'x' }]) as number
  const kind = { act_type_xmlid: 'mail.mail_activity_data_todo', summary: 'y' }
  call('res.partner', 'activity_schedule', [[contact]], kind)
  call('res.partner', 'activity_schedule', [[contact]], { ...kind, user_id: demo, date_deadline: '2020-01-01' })
  const [id = 0, late = 0] = call('mail.activity', 'search', [[]], { order: 'id' }) as number[]

  it('are told as the web client wants them', () => {
    const answer = call('mail.activity', 'activity_format', [[id]]) as { 'mail.activity': object[] } & object[]
    const [told] = major < 18 ? answer : answer['mail.activity']
    expect(told).toMatchObject({ id, summary: 'y', activity_category: 'default', can_write: true, state: 'today' })
    if (major === 18) {
      expect(told).toMatchObject({ persona: { id: 3, type: 'partner' }, user_tz: 'Europe/Brussels' })
      expect(answer).toMatchObject({ 'res.partner': [{ id: 3, userId: 2, isInternalUser: true }] })
    }
    expect(call('mail.activity', 'activity_format', [[]])).toEqual(major < 18 ? [] : {})
    const gone = raised(() => call('mail.activity', 'activity_format', [[999999]]))
    expect(gone).toContain(major < 18 ? 'MissingError' : 'IndexError')
  })

  it('are summed up by record and kind', () => {
    const data = call('mail.activity', 'get_activity_data', ['res.partner', [['id', '=', contact]]])
    expect(data).toMatchObject({ activity_res_ids: [contact] })
    const { grouped_activities: groups } = data as { grouped_activities: Record<string, Record<string, unknown>> }
    const group = groups[contact]?.[4]
    if (major === 16) expect(group).toMatchObject({ count: 2, o_closest_deadline: '2020-01-01', state: 'overdue' })
    else {
      expect(group).toEqual({
        ...{ count_by_state: { overdue: 1, today: 1 }, ids: [late, id], reporting_date: '2020-01-01' },
        ...{ state: 'overdue', user_assigned_ids: [demo, 2] },
      })
    }
  })

  it('are counted beside the menu, each for who is to do it', () => {
    const counted = (uid: number) => call('res.users', 'systray_get_activities', [], {}, uid)
    if (major === 18) return expect(raised(() => counted(2))).toContain('AttributeError')
    const found = { model: 'res.partner', name: 'Contact', planned_count: 0, total_count: 1 }
    expect(counted(2)).toMatchObject([{ ...found, today_count: 1, overdue_count: 0 }])
    expect(counted(demo)).toMatchObject([{ ...found, today_count: 0, overdue_count: 1 }])
    return undefined
  })

  it('groups of applications are those that are no shares', () => {
    const found = call('res.groups', 'get_application_groups', [[['id', 'in', [1]]]])
    expect(found).toEqual(new Recordset('res.groups', [1]))
    expect(raised(() => call('res.groups', 'get_application_groups', []))).toContain('TypeError')
  })
})
