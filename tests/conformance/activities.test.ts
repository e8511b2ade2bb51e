import { describe, expect, it } from 'vitest'
import { failure } from '../support/failure.ts'
import { needs } from '../support/features.ts'
import { demoUsers, uniqueName } from './help.ts'
import { describeTargets } from './targets.ts'

describeTargets('what is to be done about a record', (target) => {
  const { admin, make, read } = demoUsers(target)
  const call = (model: string, method: string, ...args: unknown[]) => admin().call(model, method, args)
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

  /** A contact, and what an activity is planned with about it. */
  const contact = async () => {
    const name = uniqueName('Busy')
    const id = await make('res.partner', { name })
    const [res_model_id] = (await call('ir.model', 'search', [['model', '=', 'res.partner']])) as number[]
    return { id, name, plan: { res_model_id, res_id: id } }
  }

  it('names what it is about', async (context) => {
    needs(target(), 'activities', context)
    const { id, name, plan } = await contact()
    const soon = await make('mail.activity', { ...plan, summary: 'by hand', date_deadline: day(2) })
    const row = await read('mail.activity', soon, ['res_model', 'res_id', 'res_name', 'state'])
    expect(row).toMatchObject({ res_model: 'res.partner', res_id: id, res_name: name, state: 'planned' })
    // Today by the user's clock, which may be at another day than this one's.
    const now = await make('mail.activity', { ...plan, summary: 'by hand' })
    expect([day(-1), day(0), day(1)]).toContain((await read('mail.activity', now, ['date_deadline'])).date_deadline)
  })

  it('is nothing without a record', async (context) => {
    needs(target(), 'activities', context)
    const { plan } = await contact()
    // 14 looks for the record first, and says that it may not be read.
    const half = target().has('activities that stay') ? [{ ...plan, res_id: false }] : []
    for (const values of [{ summary: 'nowhere' }, ...half]) {
      expect((await failure(call('mail.activity', 'create', values))).name).toBe('ValidationError')
    }
  })

  it('is summed up by the record: the first that is due', async (context) => {
    needs(target(), 'activities', context)
    const { id, plan } = await contact()
    const fields = ['activity_state', 'activity_date_deadline', 'activity_summary', 'activity_type_id'] as const
    expect(await read('res.partner', id, fields)).toMatchObject({
      ...{ activity_state: false, activity_date_deadline: false },
      ...{ activity_summary: false, activity_type_id: false },
    })
    const late = { summary: 'Late', date_deadline: day(-3), activity_type_id: 4 }
    const later = await make('mail.activity', { ...plan, summary: 'Later', date_deadline: day(3) })
    const due = await make('mail.activity', { ...plan, ...late })
    const row = await read('res.partner', id, [...fields, 'activity_ids'])
    expect(row).toMatchObject({ activity_state: 'overdue', activity_date_deadline: day(-3), activity_summary: 'Late' })
    expect(row.activity_type_id).toEqual([4, expect.any(String)])
    expect(row.activity_ids).toEqual([due, later])
  })

  describe('when it is done', () => {
    it('is told in the thread, and is no longer among what is to be done', async (context) => {
      needs(target(), 'activities', context)
      const { id, plan } = await contact()
      const activity = await make('mail.activity', { ...plan, summary: 'by hand' })
      const message = (await call('mail.activity', 'action_done', [activity])) as number
      const told = await read('mail.message', message, ['subtype_id', 'model', 'res_id'])
      expect(told).toMatchObject({ model: 'res.partner', res_id: id, subtype_id: [3, 'Activities'] })
      expect(await read('res.partner', id, ['activity_ids', 'activity_state'])).toMatchObject({
        activity_ids: [],
        activity_state: false,
      })
      expect(await call('mail.activity', 'search', [['id', '=', activity]])).toEqual([])
    })

    it('stays as one that is done', async (context) => {
      needs(target(), 'activities that stay', context)
      const { plan } = await contact()
      const activity = await make('mail.activity', { ...plan, summary: 'by hand' })
      await call('mail.activity', 'action_done', [activity])
      expect(await call('mail.activity', 'action_done', [activity])).toBe(false)
      const row = await read('mail.activity', activity, ['active', 'state', 'date_done'])
      expect(row).toMatchObject({ active: false, state: 'done', date_done: expect.stringMatching(/^\d{4}-/) })
    })
  })
})

describeTargets('a file', (target) => {
  const { make, read } = demoUsers(target)

  it('has the checksum of its content, and none without', async (context) => {
    needs(target(), 'checksums of files', context)
    const name = uniqueName('Sum')
    const file = await make('ir.attachment', { name, datas: btoa('hello world\n') })
    expect(await read('ir.attachment', file, ['checksum'])).toMatchObject({
      checksum: '22596363b3de40b06f981fb85d82312e8c0ed511',
    })
    const link = await make('ir.attachment', { name, type: 'url', url: 'https://example.com/' })
    expect(await read('ir.attachment', link, ['checksum'])).toMatchObject({ checksum: false })
  })
})

describeTargets('who logs in over the web', (target) => {
  it('is told what discussions begin with', async (context) => {
    needs(target(), 'discussions in session_info', context)
    const params = { db: target().database, login: 'demo', password: 'demo' }
    const response = await fetch(`${target().url}/web/session/authenticate`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ jsonrpc: '2.0', params }),
    })
    const { result } = (await response.json()) as { result: { partner_id: number; storeData: Record<string, unknown> } }
    expect(result.storeData.Store).toMatchObject({ internalUserGroupId: 1, settings: { user_id: expect.anything() } })
    const partners = result.storeData['res.partner'] as { id: number }[]
    expect(partners.map(({ id }) => id)).toEqual([2, result.partner_id])
  })
})
