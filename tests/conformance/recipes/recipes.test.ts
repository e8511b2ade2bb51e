import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ne } from 'ooor'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { connectAs, installFrench, once, tidy, uniqueName } from '../help.ts'
import { removeSales } from '../sales.ts'
import { describeTargets } from '../targets.ts'
import { runRecipe } from './run-recipe.ts'

describeTargets(
  'recipes',
  (target) => {
    const admin = once(() => connectAs(target()))
    let folder = ''
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'ooor-recipes-'))
    })
    afterAll(async () => {
      await rm(folder, { recursive: true })
      await admin().close()
    })
    const clean = tidy(admin)
    const run = (name: string, ...args: string[]) => runRecipe(name, target(), { args })

    /** An order of something that costs something. */
    const order = async () => {
      const partner = clean(
        'res.partner',
        await admin()
          .model('res.partner')
          .create({ name: uniqueName('buyer') }),
      )
      const [product] = await admin().model('product.product').where({ sale_ok: true }).order('id').limit(1).ids()
      const line = { product_id: product ?? 0, product_uom_qty: 2, price_unit: 10 }
      return admin()
        .model('sale.order')
        .create({ partner_id: partner, order_line: [line] })
    }

    it('nightly-sync takes over what is made, changed and gone, and goes on behind it', async () => {
      const partners = admin().model('res.partner')
      const [one, other] = [uniqueName('company'), uniqueName('company')]
      const made = clean('res.partner', await partners.create({ name: one, is_company: true, email: 'a@example.com' }))
      const gone = await partners.create({ name: other, is_company: true })
      const file = join(folder, 'companies.json')
      const copy = async () => JSON.parse(await readFile(file, 'utf8')).companies
      expect((await run('nightly-sync', file)).lines.at(-1)).toMatch(/^\d+ companies$/)
      expect(await copy()).toMatchObject({
        [made.id]: { name: one, email: 'a@example.com', country: null },
        [gone.id]: { name: other, email: null },
      })
      await partners.browse(gone.id).unlink()
      await partners.browse(made.id).write({ email: 'b@example.com' })
      await run('nightly-sync', file)
      expect(await copy()).toMatchObject({ [made.id]: { email: 'b@example.com' } })
      expect(await copy()).not.toHaveProperty(`${gone.id}`)
      await partners.browse(made.id).write({ active: false })
      await run('nightly-sync', file)
      expect(await copy()).not.toHaveProperty(`${made.id}`)
    })

    it('import-customers makes, changes, and tells what is refused', async () => {
      const [input, output] = [join(folder, 'customers.csv'), join(folder, 'rejects.csv')]
      const name = uniqueName('customer')
      const id = `ooor_recipes.${name.replaceAll(/\W/g, '_')}`
      const rows = (alice: string) => `id,name,email,country_id/code
${id}_1,${alice},alice@example.com,BE
${id}_2,${name} two,bob@example.com,Belgium
`
      await writeFile(input, rows(`${name} one`))
      expect((await run('import-customers', input, output)).lines.at(-1)).toBe(
        '1 made, 0 changed, 1 refused, 0 done by an earlier run',
      )
      const partners = admin().model('res.partner')
      const alice = clean('res.partner', await partners.find(`${id}_1`))
      expect(await partners.select({ name: true, country_id: { code: true } }).find(alice.id)).toMatchObject({
        name: `${name} one`,
        country_id: { code: 'BE' },
      })
      const [head, refused, ...rest] = (await readFile(output, 'utf8')).trim().split('\n')
      expect([head, rest]).toEqual(['id,name,email,country_id/code,reason', []])
      expect(refused).toMatch(/_2,.*,bob@example.com,Belgium,.*Belgium/)
      await writeFile(input, rows(`${name} once more`))
      expect((await run('import-customers', input, output)).lines.at(-1)).toMatch(/^0 made, 1 changed, 1 refused/)
      expect((await partners.find(alice.id)).name).toBe(`${name} once more`)
    })

    it('order-to-payment sells, and does nothing twice', async (context) => {
      const isThere = await admin().call('ir.model', 'search_count', [[['model', '=', 'account.payment.register']]])
      if (isThere === 0) context.skip('there are no invoices on this server; stand-ins.test.ts has some')
      const reference = uniqueName('order')
      const code = reference.replaceAll(' ', '-')
      // One that is there: who has met a dialog of payments cannot be deleted before the server forgets the dialog.
      const customer = await admin()
        .model('res.partner')
        .where({ is_company: true, email: ne(null) })
        .order('id')
        .first()
      const email = String(await customer?.email)
      const product = {
        name: 'Consulting',
        default_code: code,
        type: 'service',
        list_price: 40,
        invoice_policy: 'order',
      }
      clean('product.product', await admin().model('product.product').create(product))
      try {
        const first = await run('order-to-payment', reference, code, email)
        expect(first.lines[0]).toMatch(/^\S+ sale \d/)
        expect(first.lines[1]).toMatch(/^\S+ posted \d/)
        expect(first.lines[2]).toMatch(/^to pay \d/)
        expect(first.lines[3]).toMatch(/^\S+ (paid|in_payment)$/)
        expect(first.lines[4]).toMatch(/^\S+ invoiced$/)
        const again = await run('order-to-payment', reference, code, email)
        expect(again.lines).toEqual(first.lines.filter((line) => !line.startsWith('to pay')))
      } finally {
        const sold = await admin().model('sale.order').where({ client_order_ref: reference })
        const invoices = (await Promise.all(sold.map((one) => one.invoice_ids))) as {
          readonly ids: readonly number[]
        }[]
        await removeSales(admin(), { orders: sold.map(({ id }) => id), invoices: invoices.flatMap(({ ids }) => ids) })
      }
    })

    it('send-quotation sends by the dialog that the button opens', async () => {
      const made = await order()
      try {
        const { lines } = await run('send-quotation', String(await made.name))
        expect(lines).toEqual([
          'opened mail.compose.message',
          `${await made.name} sent Your quotation ${await made.name}`,
        ])
      } finally {
        await removeSales(admin(), { orders: [made.id] })
      }
    })

    it('attachments puts a file there and brings it back', async () => {
      const partner = clean(
        'res.partner',
        await admin()
          .model('res.partner')
          .create({ name: uniqueName('partner') }),
      )
      const externalId = `ooor_recipes.partner_${partner.id}`
      const [module, name] = externalId.split('.')
      await admin().call('ir.model.data', 'create', [{ module, name, model: 'res.partner', res_id: partner.id }])
      const path = join(folder, 'contract.txt')
      await writeFile(path, 'signed')
      const { lines } = await run('attachments', externalId, path)
      expect(lines).toEqual(['contract.txt 6', 'brought back contract.txt'])
      expect(await readFile(`${path}.back`, 'utf8')).toBe('signed')
    })

    it('print-order prints, as PDF where the server can', async () => {
      const made = await order()
      try {
        const path = join(folder, 'order.pdf')
        const { lines } = await run('print-order', String(await made.name), path)
        expect(lines[0]).toMatch(/^printed (application\/pdf|text\/html)/)
        const text = await readFile(path, 'utf8')
        expect(text.startsWith('%PDF') || text.includes(String(await made.name))).toBe(true)
      } finally {
        await removeSales(admin(), { orders: [made.id] })
      }
    })

    it('stock-by-location adds up what lies where', async (context) => {
      const isThere = await admin().call('ir.model', 'search_count', [[['model', '=', 'stock.quant']]])
      if (isThere === 0) context.skip('there is no stock on this server; stand-ins.test.ts has some')
      const { lines } = await run('stock-by-location')
      expect(lines.length).toBeGreaterThan(0)
      for (const line of lines) expect(line).toMatch(/^\S+\/.*: -?[\d.]+ of .+, -?[\d.]+ of them reserved$/)
      expect((await run('stock-by-location', 'no such reference')).lines).toEqual([])
    })

    it('sales-by-month-and-country adds up', async () => {
      const made = await order()
      await admin().model('sale.order').press('action_confirm', { on: made })
      try {
        const { lines } = await run('sales-by-month-and-country')
        expect(lines.length).toBeGreaterThan(0)
        for (const line of lines) expect(line).toMatch(/^\S+ \d{4} ([A-Z]{2}|–) \d+\.\d\d$/)
        expect((await run('sales-by-month-and-country', '2999-01-01')).lines).toEqual([])
      } finally {
        await removeSales(admin(), { orders: [made.id] })
      }
    })

    it('translations writes in two languages, and reads in each', async () => {
      await installFrench(admin())
      const { lines } = await run('translations')
      expect(JSON.parse(lines[0] ?? '')).toMatchObject({ en_US: 'Chair', fr_FR: 'Chaise' })
      expect(lines.slice(1)).toEqual(['en_US Chair', 'fr_FR Chaise'])
    })

    it('companies sees what each company sees', async () => {
      const { lines } = await run('companies')
      expect(lines[0]).toMatch(/^admin works for .+/)
      expect(lines.length).toBeGreaterThan(1)
      for (const line of lines.slice(1)) {
        const [, name, belongsTo] = /^(.+): \d+ orders; new ones are of (.+)$/.exec(line) ?? []
        expect([line, belongsTo]).toEqual([line, name])
      }
    })

    it('keys-and-passwords makes a key, uses and revokes it, and changes the password', async () => {
      const login = uniqueName('keys').replaceAll(' ', '.').toLowerCase()
      const values = { name: login, login, password: `${login}-first` }
      const user = (await admin().call('res.users', 'create', [values])) as number
      clean('res.users', { id: user })
      const { lines } = await runRecipe(
        'keys-and-passwords',
        { ...target(), login, password: `${login}-first` },
        { environment: { NEW_PASSWORD: `${login}-second` } },
      )
      expect(lines[0]).toMatch(/^a key until /)
      expect(lines.slice(1)).toEqual([
        expect.stringMatching(`^(json2|jsonrpc) ${login}$`),
        '0 keys left',
        'the password is another one',
      ])
      expect((await admin().visitor().login(login, `${login}-second`)).uid).toBe(user)
    })
  },
  'what recipes use',
)
