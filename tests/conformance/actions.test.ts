import { expect, it } from 'vitest'
import { failure } from '../support/failure.ts'
import { demoUsers, uniqueName } from './help.ts'
import { describeTargets } from './targets.ts'

type Row = Record<string, unknown>

describeTargets(
  'actions',
  (target) => {
    const { admin, demo, keep, make, portal, read } = demoUsers(target)
    const partnerModel = async () => {
      const [id] = (await admin().call('ir.model', 'search', [[['model', '=', 'res.partner']]])) as number[]
      return id as number
    }
    const isNew = () => target().has('lists for trees')

    it('are for administrators, reports for employees too', async () => {
      for (const model of ['ir.cron', 'ir.actions.actions', 'ir.actions.act_window', 'ir.actions.server']) {
        for (const user of [demo(), portal()]) {
          expect((await failure(user.call(model, 'search_read', [[], ['name']]))).name, model).toBe('AccessError')
        }
      }
      const domain = [['report_name', '=', 'sale.report_saleorder']]
      const fields = ['name', 'model', 'report_type', 'binding_type', 'xml_id']
      const [report] = (await demo().call('ir.actions.report', 'search_read', [domain, fields])) as Row[]
      // On 17 a module of its own renames it.
      const name = isNew() ? 'PDF Quote' : 'Quotation / Order'
      const names = target().major === 17 ? ['Quotation / Order', 'PDF Quote'] : [name]
      expect(names).toContain(report?.name)
      expect(report).toMatchObject({
        model: 'sale.order',
        ...{ report_type: 'qweb-pdf', binding_type: 'report', xml_id: 'sale.action_report_saleorder' },
      })
      expect((await failure(portal().call('ir.actions.report', 'search', [domain]))).name).toBe('AccessError')
      const own = { name: uniqueName('report'), model: 'res.partner', report_name: 'x.y' }
      expect((await failure(demo().call('ir.actions.report', 'create', [own]))).name).toBe('AccessError')
    })

    it('open windows of models that are there', async () => {
      const name = uniqueName('window')
      const id = await make('ir.actions.act_window', { name, res_model: 'res.partner' })
      const list = isNew() ? 'list' : 'tree'
      const fields = ['type', 'context', 'domain', 'target', 'view_mode', 'views', 'limit', 'res_id', 'binding_type']
      expect(await read('ir.actions.act_window', id, fields)).toEqual({
        ...{ id, type: 'ir.actions.act_window', context: '{}', domain: false, target: 'current', limit: 80, res_id: 0 },
        ...{ view_mode: `${list},form`, binding_type: 'action' },
        views: [
          [false, list],
          [false, 'form'],
        ],
      })
      // One list has them all.
      const [listed] = (await admin().call('ir.actions.actions', 'read', [[id], ['name', 'type', 'xml_id']])) as Row[]
      expect(listed).toEqual({ id, name, type: 'ir.actions.act_window', xml_id: '' })
      const report = await make('ir.actions.report', { name, model: 'res.partner', report_name: 'x.y' })
      expect(report).not.toBe(id)
      const nowhere = { name, res_model: 'no.such.model' }
      expect((await failure(admin().call('ir.actions.act_window', 'create', [nowhere]))).name).toBe('ValidationError')
      expect((await failure(admin().call('ir.actions.act_window', 'create', [{ name }]))).name).toBe('ValidationError')
    })

    it('print what reports are of', async () => {
      const partner = await make('res.partner', { name: uniqueName('buyer') })
      const order = await make('sale.order', { partner_id: partner })
      const { name } = await read('sale.order', order, ['name'])
      const session = admin().session()
      for (const report of ['sale.report_saleorder', 'sale.report_saleorder_pro_forma']) {
        expect(await (await session.report(report, order, { format: 'html' })).text()).toContain(name)
      }
    })

    it('run what administrators write', async () => {
      const code = uniqueName('drawn')
      const sequence = await make('ir.sequence', { name: code, code, prefix: 'R/' })
      const action = await make('ir.actions.server', {
        ...{ name: uniqueName('action'), model_id: await partnerModel(), state: 'code' },
        code: `# draws a number\nenv['ir.sequence'].next_by_code('${code}')`,
      })
      expect(await admin().call('ir.actions.server', 'run', [[action]])).toBe(false)
      expect((await read('ir.sequence', sequence, ['number_next_actual'])).number_next_actual).toBe(2)
      await admin().call('ir.actions.server', 'create_action', [[action]])
      const bound = await read('ir.actions.server', action, ['binding_model_id', 'model_name', 'usage', 'sequence'])
      expect(bound).toMatchObject({ model_name: 'res.partner', usage: 'ir_actions_server', sequence: 5 })
      expect((bound.binding_model_id as unknown[])[0]).toBe(await partnerModel())
      await admin().call('ir.actions.server', 'unlink_action', [[action]])
      expect((await read('ir.actions.server', action, ['binding_model_id'])).binding_model_id).toBe(false)
      const nameless = { name: uniqueName('action'), state: 'code' }
      expect((await failure(admin().call('ir.actions.server', 'create', [nameless]))).name).toBe('ValidationError')
    })

    it('run by the clock, or when somebody wants it', async () => {
      const code = uniqueName('drawn')
      const sequence = await make('ir.sequence', { name: code, code })
      const name = uniqueName('scheduled')
      const cron = (await admin().call('ir.cron', 'create', [
        { name, model_id: await partnerModel(), code: `env['ir.sequence'].next_by_code('${code}')` },
      ])) as number
      const [action] = (await read('ir.cron', cron, ['ir_actions_server_id'])).ir_actions_server_id as [number, string]
      keep('ir.actions.server', { id: action })
      keep('ir.cron', { id: cron })
      const fields = ['name', 'cron_name', 'display_name', 'interval_number', 'interval_type', 'active', 'lastcall']
      expect(await read('ir.cron', cron, [...fields, 'state', 'usage', 'priority', 'model_name'])).toEqual({
        ...{ id: cron, name, cron_name: name, display_name: name, interval_number: 1, interval_type: 'months' },
        ...{ active: true, lastcall: false, state: 'code', usage: 'ir_cron', priority: 5, model_name: 'res.partner' },
      })
      const all = (await admin().call('ir.cron', 'fields_get', [[], ['type']])) as Row
      expect(['numbercall', 'doall', 'failure_count'].map((field) => field in all)).toEqual([
        !isNew(),
        !isNew(),
        isNew(),
      ])
      const next = (await read('ir.cron', cron, ['nextcall'])).nextcall
      expect(await admin().call('ir.cron', 'method_direct_trigger', [[cron]])).toBe(true)
      expect((await read('ir.sequence', sequence, ['number_next_actual'])).number_next_actual).toBe(2)
      const after = await read('ir.cron', cron, ['lastcall', 'nextcall'])
      expect(after.lastcall).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/)
      expect(after.nextcall === next).toBe(!target().has('scheduled actions count their runs'))
      expect((await failure(demo().call('ir.cron', 'method_direct_trigger', [[cron]]))).name).toBe('AccessError')
    })
  },
  'arguments and rights as of 14',
)
