import { binaryInfo, InvalidValueError } from 'ooor'
import { afterAll, expect, it } from 'vitest'
import { failure } from '../../support/failure.ts'
import { needs } from '../../support/features.ts'
import { connectAs, once, tidy, uniqueName } from '../help.ts'
import { describeTargets } from '../targets.ts'

const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

/** Whatever a series reads a binary field as, it is bytes here. */
describeTargets('binary fields', (target) => {
  const admin = once(() => connectAs(target()))
  afterAll(() => admin().close())
  const keep = tidy(admin)
  const attachments = () => admin().model('ir.attachment')
  const bytes = new Uint8Array([1, 2, 3, 0, 255])

  it('are bytes with a size', async () => {
    const file = await attachments().create({ name: uniqueName('binary'), datas: bytes })
    keep('ir.attachment', { id: file.id })
    const read = (await attachments().select('datas').find(file.id)).datas as Uint8Array
    expect([...read]).toEqual([...bytes])
    expect(binaryInfo(read)).toEqual({ size: 5 })
    const row = await attachments().select('datas').where({ id: file.id }).rows()
    expect(row).toEqual([{ id: file.id, datas: bytes }])
  })

  it('are changed and read back, and emptied', async () => {
    const file = await attachments().create({ name: uniqueName('binary'), datas: bytes })
    keep('ir.attachment', { id: file.id })
    const loaded = await attachments().select('datas').find(file.id)
    await loaded.update({ datas: new Uint8Array([9, 8]) }, { reload: true })
    expect([...(loaded.datas as Uint8Array)]).toEqual([9, 8])
    await loaded.update({ datas: null })
    if (target().has('files that are emptied'))
      expect((await attachments().select('datas').find(file.id)).datas).toBeNull()
  })

  it('are bytes beyond relations when a record is read back', async (context) => {
    needs(target(), 'image_128', context)
    const partners = admin().model('res.partner')
    const firm = await partners.create({ name: uniqueName('binary') })
    keep('res.partner', { id: firm.id })
    const kid = await partners.create({ name: uniqueName('binary'), parent_id: firm.id, image_1920: PNG })
    keep('res.partner', { id: kid.id })
    const loaded = await partners.select({ name: true, child_ids: { image_1920: true } }).find(firm.id)
    await loaded.update({ name: uniqueName('binary') }, { reload: true })
    const [child] = loaded.child_ids as unknown as [{ image_1920: unknown }]
    expect(child.image_1920).toBeInstanceOf(Uint8Array)
  })

  it('come as bytes whatever sizes the context asks for, where sizes are told with them', async () => {
    const file = await attachments().create({ name: uniqueName('binary'), datas: bytes })
    keep('ir.attachment', { id: file.id })
    const sized = admin().withContext({ bin_size: true }).model('ir.attachment').select('datas')
    const { datas } = await sized.find(file.id)
    if (target().has('binaries as objects')) expect([...(datas as Uint8Array)]).toEqual([...bytes])
    else expect(datas).toMatch(/^5[.\d]* bytes$/i)
  })

  it('take a name along with the bytes, where they can have one', async (context) => {
    if (!target().has('binaries as objects')) context.skip('files of fields have names since 20')
    const partners = admin().model('res.partner')
    const image_1920 = { content: bytes, filename: 'photo.png' }
    const partner = await partners.create({ name: uniqueName('binary'), image_1920 })
    keep('res.partner', { id: partner.id })
    const image = async () => (await partners.select('image_1920').find(partner.id)).image_1920 as Uint8Array
    expect(binaryInfo(await image())).toEqual({ size: 5, filename: 'photo.png' })
    await partner.update({ image_1920: { filename: 'other.png' } })
    expect([...(await image())]).toEqual([...bytes])
    expect(binaryInfo(await image()).filename).toBe('other.png')
    const wrong = partners.create({ name: 'x', image_1920: { content: bytes, size: 5 } as never })
    expect(await failure(wrong)).toBeInstanceOf(InvalidValueError)
  })

  it('refuse a name where they have none, and take bytes in an object', async (context) => {
    if (target().has('binaries as objects')) context.skip('files of fields have names since 20')
    const named = attachments().create({ name: 'x', datas: { content: bytes, filename: 'x.txt' } })
    expect((await failure(named)).message).toContain('no name with its bytes on O')
    expect(await failure(attachments().create({ name: 'x', datas: { filename: 'x.txt' } }))).toBeInstanceOf(
      InvalidValueError,
    )
    const file = await attachments().create({ name: uniqueName('binary'), datas: { content: bytes } })
    keep('ir.attachment', { id: file.id })
    expect([...((await attachments().select('datas').find(file.id)).datas as Uint8Array)]).toEqual([...bytes])
  })
})
