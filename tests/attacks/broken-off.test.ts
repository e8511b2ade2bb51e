import { Sandbox } from '@ooor/sandbox'
import { type Connection, connect, type HttpAdapter, NetworkError, PartialWriteError, type UntypedModel } from 'ooor'
import { describe, expect, it } from 'vitest'
import { installFrench } from '../conformance/help.ts'
import { failure } from '../support/failure.ts'

/** Work of several calls whose last one fails: what is on the server by then, is told. */
describe.each(['19.0', '14.0'])('what is broken off behind a write (%s)', (series) => {
  const { adapter } = new Sandbox({ series })
  let [broken, left] = ['none', 0]
  const send: HttpAdapter['send'] = async (request) => {
    if (!request.url.endsWith(broken) || left-- > 0) return adapter.send(request)
    throw new NetworkError('the line broke', { sent: false })
  }
  const odoo: Connection = connect('http://admin:admin@sandbox/sandbox', {
    adapter: { send, close: adapter.close },
    retry: false,
  })
  const partners = () => odoo.model<UntypedModel>('res.partner')
  /** From now on the line breaks behind so many calls of this. */
  const breakAt = (path: string, behind = 0) => {
    broken = path
    left = behind
  }
  const whole = () => breakAt('none')

  it('a key is answered though the list of keys does not come', async () => {
    await odoo.session().info()
    breakAt('res.users.apikeys/search_read')
    const made = await odoo.session().apiKeys.create({ name: `broken off ${series}`, password: 'admin' })
    whole()
    expect(made).toMatchObject({ key: expect.any(String), name: `broken off ${series}`, id: 0 })
    const [known] = await odoo.session().apiKeys.list()
    expect(known?.name).toBe(`broken off ${series}`)
  })

  it('a copy has the id of the new record', async () => {
    const partner = await partners().select('name').find(1)
    const before = await partners().count()
    breakAt('read')
    const error = await failure(partner.copy({ name: 'a copy' }))
    whole()
    expect(error).toBeInstanceOf(PartialWriteError)
    const [id = 0] = (error as PartialWriteError).done
    expect([(await partners().find(id)).name, await partners().count()]).toEqual(['a copy', before + 1])
  })

  it('an external id that is not given', async () => {
    breakAt('ir.model.data/create')
    const values = { name: 'nameless', child_ids: [{ name: 'a child' }] }
    const error = await failure(partners().upsert(values, { externalId: `broken.off_${series}` }))
    whole()
    expect(error).toBeInstanceOf(PartialWriteError)
    expect((await partners().find((error as PartialWriteError).done[0] as number)).name).toBe('nameless')
  })
})

it('languages that are written are told from those that are not', async () => {
  const { adapter } = new Sandbox({ series: '14.0' })
  const controller = new AbortController()
  let writes = 0
  const send: HttpAdapter['send'] = async (request) => {
    if (request.url.endsWith('product.template/write') && ++writes === 2) controller.abort(new Error('gone'))
    return adapter.send(request)
  }
  const odoo = connect('http://admin:admin@sandbox/sandbox', { adapter: { send, close: adapter.close } })
  await installFrench(odoo)
  const template = odoo.model<UntypedModel>('product.template').browse(5)
  const options = { signal: controller.signal }
  const error = await failure(template.setTranslations('name', { en_US: 'One', fr_FR: 'Deux' }, options))
  expect(error).toBeInstanceOf(PartialWriteError)
  expect(error.message).toContain('is written in en_US, but not in fr_FR: the call was aborted')
})

it.each(['19.0', '14.0'])('external ids that an export gives are not asked for twice (%s)', async (series) => {
  const { adapter } = new Sandbox({ series })
  let sent = 0
  const send: HttpAdapter['send'] = async (request) => {
    if (request.call?.method !== 'export_data') return adapter.send(request)
    sent++
    throw new NetworkError('the line broke', { sent: true })
  }
  const odoo: Connection = connect('http://admin:admin@sandbox/sandbox', {
    adapter: { ...adapter, send },
    retry: { delay: 1 },
  })
  const error = await failure(odoo.call('res.partner', 'export_data', [[1], ['id']]))
  expect([error.name, sent]).toEqual(['OutcomeUnknownError', 1])
})
