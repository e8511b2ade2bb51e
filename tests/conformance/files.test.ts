import { createReadStream } from 'node:fs'
import {
  AccessError,
  ConfigError,
  type FileOwner,
  type FileSource,
  type Handle,
  InvalidValueError,
  LoginRequiredError,
  MissingError,
  NotFoundError,
  OutcomeUnknownError,
  UnsupportedError,
  type UntypedModel,
  ValidationError,
} from 'ooor'
import { afterAll, describe, expect, it } from 'vitest'
import { failure } from '../support/failure.ts'
import { needs } from '../support/features.ts'
import { connectAs, counter, once, tidy, uniqueName } from './help.ts'
import { describeTargets } from './targets.ts'

const HELLO = 'hello sampler'

describeTargets(
  'files',
  (target) => {
    const counted = counter()
    const admin = once(() => connectAs(target(), 'admin', counted.settings))
    afterAll(() => admin().close())
    const clean = tidy(admin)
    const session = () => admin().session()

    const partner = once(async () =>
      clean(
        'res.partner',
        await admin()
          .model('res.partner')
          .create({ name: uniqueName('Files') }),
      ),
    )

    const upload = async (text: string | Uint8Array, name: string, mimetype = 'text/plain') => {
      const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text
      return clean('ir.attachment', await session().files.upload(bytes, { on: await partner(), name, mimetype }))
    }

    it('at an address of the server are its designers’ to make', async (context) => {
      needs(target(), 'addresses that designers give', context)
      // The demo user of 16 to 18 is a designer: one who is an employee and no more.
      const users = target().has('privileges of groups') ? 'group_ids' : 'groups_id'
      const domain = [
        ['module', '=', 'base'],
        ['name', '=', 'group_user'],
      ]
      const [group] = (await admin().call('ir.model.data', 'search_read', [domain, ['res_id']])) as { res_id: number }[]
      const login = uniqueName('employee').replaceAll(' ', '-')
      const values = { name: login, login, password: login, [users]: [[6, 0, [group?.res_id]]] }
      clean('res.users', { id: (await admin().call('res.users', 'create', [values])) as number })
      await using employee = await connectAs(target(), login)
      const served = { name: uniqueName('served'), type: 'binary', url: '/served' }
      const refused = await failure(employee.call('ir.attachment', 'create', [served]))
      expect(ValidationError.is(refused) && refused.message).toContain('not allowed to write on this document')
      const linked = { ...served, type: 'url', url: 'https://example.com/' }
      const attachments = employee.model('ir.attachment').raw
      const id = await attachments.create(linked)
      clean('ir.attachment', { id })
      expect(ValidationError.is(await failure(attachments.write([id], { type: 'binary' })))).toBe(true)
    })

    describe('uploaded', () => {
      it('as bytes, and downloaded again', async () => {
        const bytes = new Uint8Array([0, 255, 13, 10, 128, 65])
        const name = 'ünï "x" a\\b.bin'
        const file = await upload(bytes, name, 'application/octet-stream')
        expect(file).toMatchObject({ name, size: 6, mimetype: 'application/octet-stream' })
        expect(await session().call('ir.attachment', 'read', [[file.id], ['name']])).toMatchObject([{ name }])
        const back = await session().files.download(file.id)
        expect([...(await back.bytes())]).toEqual([...bytes])
        expect(back.mimetype).toContain('application/octet-stream')
      })

      it('of a kind that nobody tells: the server goes by the name', async (context) => {
        needs(target(), 'kinds of files as they are kept', context)
        const on = await partner()
        for (const [name, mimetype] of [
          ['note.txt', 'text/plain'],
          ['a.pdf', 'application/pdf'],
          ['rows.csv', 'text/csv'],
        ]) {
          const bytes = new TextEncoder().encode('a,b')
          const file = clean('ir.attachment', await session().files.upload(bytes, { on, name }))
          expect(file.mimetype).toBe(mimetype)
        }
      })

      it('as a stream with progress, whether its size is known or not', async () => {
        const on = await partner()
        for (const size of [3 * 70_000, undefined]) {
          async function* pieces() {
            for (let index = 0; index < 3; index++) yield new Uint8Array(70_000).fill(65 + index)
          }
          const told: { sent: number; total: number | undefined }[] = []
          const file = await session().files.upload(pieces(), {
            on,
            name: 'pieces.txt',
            mimetype: 'text/plain',
            ...(size !== undefined && { size }),
            onProgress: (progress) => told.push(progress),
          })
          clean('ir.attachment', file)
          expect(file.size).toBe(210_000)
          expect(told.at(-1)).toEqual({ sent: 210_000, total: size })
          const text = await (await session().files.download(file)).text()
          expect(text.length).toBe(210_000)
          expect([text[0], text[70_000], text.at(-1)]).toEqual(['A', 'B', 'C'])
        }
      })

      it('without any bytes, and as a stream with empty pieces', async () => {
        const on = await partner()
        const empty = await upload('', 'empty.txt')
        expect(empty.size).toBe(0)
        async function* pieces() {
          for (const text of ['', 'he', '', 'llo', '']) yield new TextEncoder().encode(text)
        }
        const file = clean('ir.attachment', await session().files.upload(pieces(), { on, name: 'pieces.txt' }))
        expect(await (await session().files.download(file)).text()).toBe('hello')
        const sizes = (await session().files.list(on)).map(({ id, size }) => [id, size])
        expect(sizes).toEqual(
          expect.arrayContaining([
            [empty.id, 0],
            [file.id, 5],
          ]),
        )
      })

      it('of a stream that fails: as it fails, and nothing is there', async () => {
        const on = await partner()
        async function* ofOtherSize() {
          yield new Uint8Array(70_000)
        }
        async function* broken() {
          yield new Uint8Array(70_000)
          throw new Error('the disk is gone')
        }
        const text = new ReadableStream({ start: (controller) => controller.enqueue('text') })
        for (const [source, words, size] of [
          [createReadStream('there-is-none.pdf'), 'ENOENT'],
          [broken(), 'the disk is gone'],
          [text, 'a stream of bytes brought string'],
          [ofOtherSize(), "the file's size is told as 10 bytes, and it brought more", 10],
          [ofOtherSize(), "the file's size is told as 90000 bytes, and it brought 70000", 90_000],
        ] as [FileSource, string, number?][]) {
          const refused = await failure(session().files.upload(source, { on, name: 'failing.pdf', size }))
          expect(refused.message).toContain(words)
          expect(OutcomeUnknownError.is(refused)).toBe(false)
        }
        expect((await session().files.list(on)).map(({ name }) => name)).not.toContain('failing.pdf')
      })

      it('to a reference, whether it is an id or where a record leads to', async () => {
        const { id } = await partner()
        const partners = admin().model('res.partner')
        const contact = clean('res.partner', await partners.create({ name: uniqueName('Contact'), parent_id: id }))
        const { parent_id } = await partners.select('parent_id').find(contact)
        for (const on of [partners.browse(id), partners.browse([id])[0], parent_id] as FileOwner[]) {
          const file = clean('ir.attachment', await session().files.upload(new Uint8Array(3), { on, name: 'ref.bin' }))
          expect((await session().files.list(on)).map(({ id }) => id)).toContain(file.id)
        }
        // What is not read yet has no id, and of what is no reference nobody knows whose it is.
        for (const on of [partners.browse(contact.id).parent_id, { id }, Promise.resolve()]) {
          expect(await failure(session().files.list(on as unknown as FileOwner))).toBeInstanceOf(InvalidValueError)
        }
      })

      it('by a reference, which has the files and messages of its record', async () => {
        const { id } = await partner()
        const partners = admin().model('res.partner')
        const contact = clean('res.partner', await partners.create({ name: uniqueName('Contact'), parent_id: id }))
        const { parent_id } = await partners.select('parent_id').find(contact)
        for (const one of [
          partners.browse(id),
          partners.browse([id])[0],
          parent_id as unknown as Handle<UntypedModel>,
        ]) {
          const file = clean(
            'ir.attachment',
            (await one?.attach(new Uint8Array(3), { name: 'by ref.bin' })) ?? { id: 0 },
          )
          expect((await one?.files())?.map(({ id }) => id)).toContain(file.id)
          const [before] = (await one?.messages({ limit: 1 })) ?? []
          const posted = await one?.post({ body: 'by reference' })
          expect(posted).toBeGreaterThan(before?.id ?? 0)
          expect((await one?.thread.messages({ limit: 1 }))?.[0]?.id).toBe(posted)
          expect(await one?.get('name')).toBe((await partner()).name)
        }
      })

      it('as a Blob with its own name and type', async () => {
        const file = await session().files.upload(new File([HELLO], 'own.txt', { type: 'text/plain' }), {
          on: await partner(),
        })
        clean('ir.attachment', file)
        expect(file).toMatchObject({ name: 'own.txt', mimetype: 'text/plain', size: HELLO.length })
      })

      it('and listed with their record, the newest first', async () => {
        const owner = clean(
          'res.partner',
          await admin()
            .model('res.partner')
            .create({ name: uniqueName('List') }),
        )
        for (const name of ['one.txt', 'two.txt']) {
          clean('ir.attachment', await session().files.upload(new Blob([name]), { on: owner, name }))
        }
        const files = await session().files.list(owner)
        expect(files.map(({ name }) => name)).toEqual(['two.txt', 'one.txt'])
        expect(files[0]).toMatchObject({ size: 7, url: null })
        expect(files[0]?.createdAt).toBeInstanceOf(Date)
      })

      it('by users only, to what there is', async () => {
        const on = await partner()
        const blob = new Blob([HELLO])
        expect(await failure(admin().visitor().files.upload(blob, { on, name: 'a.txt' }))).toBeInstanceOf(
          LoginRequiredError,
        )
        expect(await failure(session().files.upload(blob, { on }))).toBeInstanceOf(ConfigError)
        expect(
          (await failure(session().files.upload(blob, { on: { model: 'res.partner', id: 0 }, name: 'a' }))).message,
        ).toContain('0')
        // Up to 13 files are taken for whatever record, and on 17 and 18 those of administrators.
        if (target().major < 14 || target().major === 17 || target().major === 18) return
        const gone = { model: 'res.partner', id: 987_654 }
        const nowhere = await failure(session().files.upload(blob, { on: gone, name: 'a.txt' }))
        expect(nowhere).toBeInstanceOf(MissingError)
        expect(nowhere.message).toContain('there is no res.partner 987654 for a file')
      })

      it('over wires without pages, as base64', async () => {
        const keyed = connectAs(target(), 'admin', { wire: target().has('/jsonrpc') ? 'jsonrpc' : 'xmlrpc' })
        try {
          const files = keyed.session().files
          const file = clean(
            'ir.attachment',
            await files.upload(new Blob([HELLO]), { on: await partner(), name: 'key.txt' }),
          )
          expect(file).toMatchObject({ name: 'key.txt', size: HELLO.length })
          const back = await files.download(file.id)
          expect(await back.text()).toBe(HELLO)
          expect((await files.list(await partner())).map(({ id }) => id)).toContain(file.id)
          const part = await files.download(file.id, { range: { start: 6 } })
          expect([part.size, await part.text()]).toEqual([7, 'sampler'])
        } finally {
          await keyed.close()
        }
      })
    })

    describe('downloaded', () => {
      it('with their name', async () => {
        const file = await upload(HELLO, 'sampler café.txt')
        const { name, size, isModified } = await session().files.download(file.id)
        expect({ name, size, isModified }).toEqual({ name: 'sampler café.txt', size: 13, isModified: true })
      })

      it('in part, also where the server sends all', async () => {
        const file = await upload(HELLO, 'part.txt')
        const middle = await session().files.download(file.id, { range: { start: 6, end: 9 } })
        expect([middle.size, await middle.text()]).toEqual([3, 'sam'])
        const end = await session().files.download(file.id, { range: { start: 6 } })
        expect([end.size, await end.text()]).toEqual([7, 'sampler'])
      })

      it('also where there is nothing to come: of an empty file, and behind the end of one', async () => {
        const empty = await upload('', 'empty.txt')
        const none = await session().files.download(empty.id)
        expect([none.name, none.size, await none.text()]).toEqual(['empty.txt', 0, ''])
        const file = await upload(HELLO, 'short.txt')
        const behind = await session().files.download(file.id, { range: { start: 900, end: 1000 } })
        expect([behind.size, await behind.text()]).toEqual([0, ''])
      })

      it('only when they have changed, where the server can tell', async () => {
        const file = await upload(HELLO, 'etag.txt')
        const first = await session().files.download(file.id)
        await first.bytes()
        if (first.etag === undefined) return
        const again = await session().files.download(file.id, { ifNoneMatch: first.etag })
        if (target().has('files with conditions')) expect(again.isModified).toBe(false)
        expect((await again.bytes()).length).toBe(again.isModified ? HELLO.length : 0)
      })

      it('of a field', async () => {
        const file = await upload(HELLO, 'field.txt')
        const content = await session().files.content({ model: 'ir.attachment', id: file.id }, 'datas')
        expect(await content.text()).toBe(HELLO)
      })

      it('as pictures', async () => {
        const field = target().has('image_128') ? 'image_128' : 'image_small'
        const picture = await session().files.image({ model: 'res.partner', id: 1 }, field, {
          width: 64,
          height: 64,
        })
        expect(picture.mimetype).toMatch(/^image\//)
        expect((await picture.bytes()).length).toBeGreaterThan(50)
      })

      it('of fields that hold files only: the nearest is named', async () => {
        const { files } = session()
        const field = target().has('image_128') ? 'image_128' : 'image_small'
        const partner = { model: 'res.partner', id: 1 }
        for (const wrong of [`${field}x`, 'name']) {
          for (const error of [
            await failure(files.image(partner, wrong)),
            await failure(files.content(partner, wrong)),
          ]) {
            expect(error).toMatchObject({ name: 'UnknownFieldError' })
            expect(error.message).toContain(`res.partner has no file in a field '${wrong}'`)
          }
        }
        expect((await failure(files.image(partner, `${field}x`))).message).toMatch(
          new RegExp(`did you mean .*'${field}'`),
        )
        // Of a record that is not there comes a placeholder still.
        const nobody = { model: 'res.partner', id: 987_654 }
        expect((await (await files.image(nobody, field)).bytes()).length).toBeGreaterThan(50)
      })

      it('or refused by name, and by what there is not', async () => {
        const { files } = session()
        const missing = await failure(files.download(987_654))
        expect(missing).toBeInstanceOf(MissingError)
        expect(missing.message).toContain('there is no ir.attachment 987654')
        const field = target().has('image_128') ? 'image_128' : 'image_small'
        const nobody = await failure(files.content({ model: 'res.partner', id: 987_654 }, field))
        expect(nobody).toBeInstanceOf(MissingError)
        expect(nobody.message).toContain('there is no res.partner 987654')
        // Before, new contacts are given a picture.
        if (!target().has('image_128')) return
        const nothing = await failure(files.content(await partner(), field))
        expect(nothing).toBeInstanceOf(MissingError)
        expect(nothing.message).toMatch(/: res\.partner \d+ has nothing in 'image_128', or the user may not read it$/)
      })
    })

    describe('fetched', () => {
      it('as any path of the server, with what it answers', async () => {
        const answer = await session().fetch('/web/login')
        expect([answer.status, answer.ok]).toEqual([200, true])
        expect(answer.headers.get('set-cookie')).toBeNull()
        const missing = await session().fetch('/no/such/path')
        expect(missing.status).toBe(404)
        await missing.body?.cancel()
      })

      it('never elsewhere, and for visitors only what is theirs', async () => {
        for (const path of ['https://evil.example/x', '//evil.example/x', 'web', '/\\evil.example']) {
          expect(await failure(session().fetch(path))).toBeInstanceOf(ConfigError)
        }
        expect(await failure(admin().visitor().fetch('/web'))).toBeInstanceOf(LoginRequiredError)
        const other = await failure(session().fetch('/web', { method: 'GET', body: 'x' }))
        expect(other.message).toContain('has no body')
      })

      it('redirects by hand where wished', async () => {
        const path = target().has('logout by a link') ? '/web/session/logout' : '/shop/confirmation'
        const answer = await admin().visitor().fetch(path, { redirect: 'manual' })
        expect([301, 302, 303]).toContain(answer.status)
      })
    })

    describe('reports', () => {
      const orders = once(async () => {
        const found = await admin()
          .model('sale.order')
          .raw.search([['order_line', '!=', false]], { limit: 2, order: 'id' })
        expect(found).toHaveLength(2)
        return found
      })

      it('print as HTML', async () => {
        const [order = 0] = await orders()
        const report = await session().report('sale.report_saleorder', order, { format: 'html' })
        expect(report.mimetype).toBe('text/html')
        const row = await admin().model('sale.order').find(order)
        expect(await report.text()).toContain(row.name)
      })

      it('print as PDF, or name the missing tool', async () => {
        const tried = session().report('sale.report_saleorder', await orders())
        const report = await tried.catch((error: Error) => error)
        if (report instanceof Error) {
          expect(report.name).toBe('PdfToolMissingError')
          expect(report.message).toContain('wkhtmltopdf')
          return
        }
        expect(report.mimetype).toBe('application/pdf')
        const pdf = new TextDecoder('latin1').decode(await report.bytes())
        expect(pdf.slice(0, 5)).toBe('%PDF-')
        expect(pdf).not.toMatch(/\/Count 0\b/)
      })

      it('say what is wrong', async () => {
        const report = (id: number, format: 'html' | 'text') =>
          session().report('sale.report_saleorder', id, { format })
        expect(await failure(report(987_654, 'text'))).toBeInstanceOf(MissingError)
        expect((await failure(session().report('no.such_report', 1, { format: 'text' }))).message).toContain(
          'no.such_report',
        )
        const portal = admin().withUser({ username: 'portal', password: 'portal' })
        const [order = 0] = await orders()
        expect(await failure(portal.report('sale.report_saleorder', order, { format: 'html' }))).toBeInstanceOf(
          AccessError,
        )
        expect((await failure(session().report('sale.report_saleorder', []))).message).toContain('at least one')
        expect(await failure(admin().visitor().report('sale.report_saleorder', order))).toBeInstanceOf(
          LoginRequiredError,
        )
      })

      it.each(['pdf', 'html', 'text'] as const)(
        'that are not there are named, with the nearest: %s',
        async (format) => {
          for (const [name, near] of [
            ['sale.report_saleordr', "did you mean 'sale.report_saleorder"] as const,
            ['nope', ''],
          ]) {
            const error = await failure(session().report(name as string, 1, { format }))
            expect(error).toBeInstanceOf(NotFoundError)
            expect(error.message).toContain(`there is no report '${name}'${near === '' ? '' : `: ${near}`}`)
          }
        },
      )

      it('want a web session', async () => {
        const keyed = connectAs(target(), 'admin', { wire: 'jsonrpc' })
        try {
          const error = await failure(keyed.session().report('sale.report_saleorder', await orders()))
          expect(error).toBeInstanceOf(UnsupportedError)
          expect(error.message).toContain("'web'")
        } finally {
          await keyed.close()
        }
      })
    })
  },
  'files over the web',
)
