import { type Connection, InvalidDomainError, InvalidValueError, type Model, type UntypedModel } from 'ooor'
import { copyRecords, exporter, importer } from 'ooor/transfer'
import { afterAll, expect, it } from 'vitest'
import { connectAs, once } from './help.ts'
import { describeTargets } from './targets.ts'

type Loose = Record<string, (...args: unknown[]) => unknown>

const HERE = { model: 'res.partner', id: 1 }

/** What plain JavaScript does wrong is told before anything is sent, and never passed over. */
describeTargets('wrong usage', (target) => {
  const odoo = once(() => connectAs(target()))
  afterAll(() => odoo().close())
  const partners = () => odoo().model<UntypedModel>('res.partner')
  const loose = () => partners() as unknown as Loose
  const files = () => odoo().defaultSession.files as unknown as Loose

  const fetched = (path: string, options: unknown) => odoo().defaultSession.fetch(path, options as never)

  /** The methods that were called, apart from what the library looks up, and the message. */
  async function refused(connection: Connection, work: () => unknown) {
    const calls: string[] = []
    const stop = connection.on('request', ({ call }) => {
      if (call?.method !== undefined && call.method !== 'fields_get') calls.push(call.method)
    })
    try {
      const error = await Promise.resolve(work()).then(
        (value) => expect.fail(`it answered ${JSON.stringify(value)}`),
        (error: unknown) => error,
      )
      expect(calls).toEqual([])
      return error as Error
    } finally {
      stop()
    }
  }

  const walked = async (pages: unknown) => {
    for await (const page of pages as AsyncIterable<unknown>) return page
    return undefined
  }
  const thread = () => odoo().defaultSession.thread(HERE)
  const keys = () => odoo().defaultSession.apiKeys
  const visitor = () => odoo().visitor()
  const databases = async () => (await odoo().admin({ masterPassword: 'secret' })).databases
  const groups = (keys = ['type']) => loose().groupBy?.(...keys) as Loose
  const tag = () => odoo().model<UntypedModel>('product.template').browse(1) as unknown as Loose
  const typed = () => partners() as Model<UntypedModel>
  const wrong: readonly (readonly [string, () => unknown, string])[] = [
    ['stream', () => walked(loose().stream?.({ size: 10 })), "stream has no option 'size'. There are as, batch, by"],
    ['stream as', () => walked(loose().stream?.({ as: 'row' })), `as\` is "row": pass 'rows', 'records'`],
    ['stream by', () => walked(loose().stream?.({ by: 'row' })), `\`by\` is "row": pass 'auto', 'rows', 'columns'`],
    ['pages', () => walked(loose().pages?.({ batch: 10 })), "pages has no option 'batch'. There are after, by, size"],
    ['pages by', () => walked(loose().pages?.({ by: 'name' })), `pages is "name": pass 'id', 'write_date'`],
    ['each', () => loose().each?.(() => {}, { batch: 10 }), "pages has no option 'batch'"],
    ['changes', () => walked(loose().changes?.({ sinse: 'x' })), "no option 'sinse': did you mean 'since'?"],
    ['live', () => walked(loose().live?.({ intervall: 1 })), "no option 'intervall': did you mean 'interval'?"],
    ['columns', () => loose().columns?.({ number: 'float64' }), "no option 'number': did you mean 'numbers'?"],
    ['createMany', () => loose().createMany?.([{}], { size: 1 }), "createMany has no option 'size'"],
    ['upsert', () => loose().upsert?.({}, { external_id: 'a.b' }), "upsert has no option 'external_id'"],
    ['match', () => loose().upsert?.({}, { match: 'ref' }), `match is a list, as ['ref'], not "ref"`],
    ['upsertMany', () => loose().upsertMany?.([{}], { match: ['ref'], batch: 5 }), "no option 'batch'"],
    ['onError', () => loose().upsertMany?.([], { match: ['ref'], onError: 'skip' }), `pass 'throw', 'collect'`],
    [
      'upsert told in two ways',
      () => loose().upsert?.({ ref: 'a' }, { externalId: 'a.b', match: ['ref'] }),
      'upsert of res.partner tells records by externalId or by match: leave one out',
    ],
    [
      'upsertMany told in two ways',
      () => loose().upsertMany?.([{ ref: 'a' }], { externalId: () => 'a.b', match: ['ref'] }),
      'upsertMany of res.partner tells records by externalId or by match: leave one out',
    ],
    [
      'import told in two ways',
      async () => importer(typed(), { externalId: 'id', match: ['ref'] } as never),
      'an import of res.partner tells records by externalId or by match: leave one out',
    ],
    [
      'upsert by null',
      () => loose().upsert?.({ ref: 'a' }, { externalId: null }),
      'null is no external id: write module',
    ],
    [
      'create by null',
      () => loose().create?.({ name: 'a' }, { externalId: null }),
      'null is no external id: write module',
    ],
    [
      'upsertMany by a column',
      () => loose().upsertMany?.([{ ref: 'a' }], { externalId: 'ref' }),
      'externalId of upsertMany is a function of a row, as (row) => ',
    ],
    [
      'import by a number',
      async () => importer(typed(), { externalId: 5 } as never),
      'externalId of an import is the name of a column, or a function of a row, not 5',
    ],
    [
      'the key once more',
      () => groups().aggregate?.({ type: 'color:sum' }),
      "rows of groups have 'type' already: give",
    ],
    [
      'the count once more',
      () => groups().aggregate?.({ $count: 'color:sum' }),
      "rows of groups have '$count' already",
    ],
    [
      'sum of a sum',
      () => groups().aggregate?.({ a: 'color:sum:x' }),
      "'color:sum:x' does not say what to make of color",
    ],
    ['upsert told in no way', () => loose().upsert?.({}, {}), 'pass externalId or match'],
    ['pages of none', () => walked(loose().pages?.({ size: 0 })), 'size is 0: pass a whole number, 1 or more'],
    ['each of none', () => loose().each?.(() => {}, { size: 0 }), 'size is 0: pass a whole number, 1 or more'],
    ['stream of none', () => walked(loose().stream?.({ batch: 0 })), 'batch is 0: pass a whole number, 1 or more'],
    [
      'changes since',
      () => walked(loose().changes?.({ since: 5 })),
      'since is 5: pass the cursor of a page, or a Date',
    ],
    ['sum of text', () => groups().aggregate?.({ a: 'name:sum' }), 'is a char: sum is of integer, float, monetary'],
    [
      'average of days',
      () => groups().aggregate?.({ a: 'create_date:avg' }),
      'is a datetime: avg is of integer, float',
    ],
    ['sum of links', () => groups().aggregate?.({ a: 'country_id:sum' }), 'is a many2one: sum is of integer, float'],
    ['any of text', () => groups().aggregate?.({ a: 'name:bool_or' }), 'is a char: bool_or is of boolean'],
    ['any of ids', () => groups().aggregate?.({ a: 'id:bool_or' }), 'is an integer: bool_or is of boolean'],
    [
      'least of truths',
      () => groups().aggregate?.({ a: 'active:min' }),
      'have no order. There are bool_and and bool_or',
    ],
    ['find', () => loose().find?.(undefined), 'find is given undefined: pass an id, a record'],
    ['import', async () => importer(typed(), { externalid: 'id' } as never), "no option 'externalid'"],
    [
      'rows',
      () => importer(typed(), { match: ['ref'] }).run({ ref: 'a' } as never),
      'an import takes a list of rows, or anything iterable, not {"ref":"a"}',
    ],
    [
      'export',
      async () => exporter(typed(), 'name' as never),
      `an export has is a list, as ['id', 'name'], not "name"`,
    ],
    ['export', async () => exporter(typed(), ['name'], { batch: 5 } as never), "no option 'batch'"],
    ['copy', async () => copyRecords({ from: typed(), to: typed(), name: 'x' } as never), "no option 'name'"],
    ['upload', () => files().upload?.(new Uint8Array(1), { name: 'x' }), 'files and messages belong to a record'],
    ['upload', () => files().upload?.(new Uint8Array(1), { filename: 'x' }), "no option 'filename'"],
    ['download', () => files().download?.(1, { range: [0, 9] }), 'range is [0,9]: pass { start: 0, end: 1000 }'],
    ['image', () => files().image?.({ model: 'res.partner', id: 1 }, 'image', { widht: 9 }), "did you mean 'width'?"],
    ['a file that is text', () => files().upload?.('note.txt', { on: HERE, name: 'x' }), 'not "note.txt": new TextEnc'],
    [
      'a file that is none',
      () => files().upload?.(undefined, { on: HERE, name: 'x' }),
      'a stream of bytes, not undefin',
    ],
    ['aggregate', () => groups().aggregate?.('color:sum'), `as { total: 'amount_total:sum' }, not "color:sum"`],
    ['aggregate', () => groups().aggregate?.(['color:sum']), `'amount_total:sum' }, not ["color:sum"]`],
    ['aggregate', () => groups().aggregate?.({ total: 5 }), `an aggregate is text, as 'amount_total:sum', not 5`],
    ['groupBy', () => loose().groupBy?.(['type']), `as groupBy('state', 'date_order:month'), not ["type"]`],
    [
      'order of groups',
      () => groups().order?.({ type: 'asc' }),
      `as order('date_order desc', 'id'), not {"type":"asc"}`,
    ],
    [
      'order',
      () =>
        partners()
          .order(['name'] as never)
          .rows(),
      `order('date_order desc', 'id'), not ["name"]`,
    ],
    ['create', () => loose().create?.(undefined), `an object by field, as { name: 'Alice' }, not undefined`],
    ['create', () => loose().create?.(), `an object by field, as { name: 'Alice' }, not undefined`],
    ['findOrCreate', () => loose().findOrCreate?.(), 'findOrCreate is given no values'],
    ['a text of all languages', () => tag().setTranslations?.('name', 'Chair'), `fr_FR: 'Chaise' }, not "Chair"`],
    [
      'context',
      async () =>
        partners()
          .context('fr_FR' as never)
          .count(),
      `an object, as { lang: 'fr_FR' }, not 'fr_FR'`,
    ],
    [
      'login',
      () => visitor().login('a', 'b', { vai: 'form' } as never),
      "login has no option 'vai': did you mean 'via'?",
    ],
    ['login', () => visitor().login('a', 'b', { via: 'page' as never }), `via of login is "page": pass 'json', 'form'`],
    [
      'search',
      () => visitor().shop.search({ txt: 'lamp' } as never),
      "search has no option 'txt': did you mean 'text'?",
    ],
    [
      'an order',
      () => visitor().shop.search({ order: 'nmae asc' as never }),
      `order of search is "nmae asc": did you mean 'name asc'?`,
    ],
    [
      'an order',
      () => visitor().shop.search({ order: 'list_price' as never }),
      '"list_price". There are create_date asc',
    ],
    ['an order', () => visitor().shop.search({ order: 5 as never }), 'order of search is 5. There are create_date asc'],
    ['search', () => visitor().shop.search('lamp' as never), 'options of search are an object, not text'],
    ['count', () => visitor().shop.count({ txt: 'lamp' } as never), "no option 'txt': did you mean 'text'?"],
    ['categories', () => visitor().shop.categories({ count: 'a' } as never), "categories has no option 'count'"],
    ['product', () => visitor().shop.product(undefined as never), 'undefined is no product: pass one that the shop'],
    [
      'variant',
      () => visitor().shop.variant({ template: 1 } as never),
      "no option 'template': did you mean 'templateId'?",
    ],
    ['variant', () => visitor().shop.variant(5 as never), 'options of variant are an object, not 5'],
    ['orders', () => visitor().orders({ size: 5 } as never), "orders has no option 'size'"],
    ['address', () => visitor().checkout.setAddress({ nme: 'A' } as never), "no option 'nme': did you mean 'name'?"],
    ['address', () => visitor().checkout.address({ kind: 'home' as never }), `"home": pass 'billing', 'shipping'`],
    ['address', () => visitor().checkout.setAddress({}, { forBoth: true } as never), "no option 'forBoth'"],
    ['delivery', () => visitor().checkout.chooseDelivery(undefined as never), 'undefined is no delivery'],
    ['confirm', () => visitor().checkout.confirm({ method: 1 } as never), "confirm has no option 'method'"],
    ['create', () => loose().create?.({}, { external_id: 'a.b' }), "create has no option 'external_id'"],
    ['form', () => loose().form?.({ recrd: 1 }), "a form has no option 'recrd': did you mean 'record'?"],
    ['wizard', () => loose().wizard?.('res.partner', { no: 1 }), "a wizard has no option 'no': did you mean 'on'?"],
    ['press', () => loose().press?.('open', { ids: [1] }), "press has no option 'ids'"],
    ['press', () => loose().press?.('open'), "whose button? Name records: press('open', { on: order })"],
    [
      'extend',
      async () => loose().extend?.({}, { validat: () => {} }),
      "no option 'validat': did you mean 'validate'?",
    ],
    ['extend', async () => loose().extend?.(null), 'extend takes an object of members, not null'],
    ['columns', () => loose().columns?.(null), 'options of columns are an object, not null'],
    ['a model', async () => odoo().model(''), 'a model has a name, as \'res.partner\', not ""'],
    ['a model', async () => odoo().model(null as never), "a model has a name, as 'res.partner', not null"],
    [
      'call',
      () => odoo().defaultSession.call('res.partner', 'search', [[]], {}, { limit: 5 } as never),
      "a call has no option 'limit'. There are context, signal",
    ],
    ['searchCount', () => partners().raw.searchCount([], { limit: 5 } as never), "a call has no option 'limit'"],
    ['nameSearch of a model', () => partners().nameSearch('a', { lmit: 5 } as never), "did you mean 'limit'?"],
    ['nameSearch', () => partners().raw.nameSearch('a', { opertor: '=' } as never), "did you mean 'operator'?"],
    ['request', () => odoo().defaultSession.request('/web', {}, { repeat: true } as never), "no option 'repeat'"],
    ['submit', () => odoo().defaultSession.submit('/web', {}, { follow: true } as never), "no option 'follow'"],
    ['groups of a list', () => groups(['child_ids']), "'child_ids' of res.partner is"],
    ['press', () => loose().press?.('open', null), 'options of press are an object, not null'],
    ['post', () => thread().post({ body: 'x', subtyp: 'comment' } as never), "did you mean 'subtype'?"],
    ['messages', () => thread().messages({ limt: 1 } as never), "messages has no option 'limt': did you mean 'limit'?"],
    ['schedule', () => thread().schedule({ sumary: 'x' } as never), "no option 'sumary': did you mean 'summary'?"],
    ['key', () => keys().create({ name: 'x', dys: 3 } as never), "a key has no option 'dys': did you mean 'days'?"],
    [
      'key',
      () => keys().revoke(1, { pasword: 'x' } as never),
      "revoke has no option 'pasword': did you mean 'password'?",
    ],
    ['key', () => keys().revoke(undefined as never), 'undefined is not the id of a record of res.users.apikeys'],
    ['key', () => keys().revoke(1, 'secret' as never), 'options of revoke are an object, not text'],
    ['keys', () => keys().list({ limit: 1 } as never), "list of keys has no option 'limit'"],
    ['a line', () => visitor().cart.update(undefined as never, 1), 'undefined is no line of the cart: pass one that'],
    ['a line', () => visitor().cart.update({ productId: 5 } as never, 1), '{"productId":5} is no line of the cart'],
    ['cart', () => visitor().cart.add(5, 1, null as never), 'options of cart.add are an object, not null'],
    ['cart', () => visitor().cart.lines({ signal: 'x' } as never), 'signal of cart.lines is "x": pass an AbortSignal'],
    ['code', () => visitor().checkout.applyCode(undefined as never), "a code is text, as 'SUMMER', not undefined"],
    ['subscribe', () => visitor().shop.subscribe(undefined as never, 1), "the address is text, as 'alice@example.com'"],
    ['address', () => visitor().checkout.setAddress({ city: {} } as never), "'city' of an address is text or a number"],
    [
      'address',
      () => visitor().checkout.setAddress({ more: 'x' } as never),
      'more of an address is an object, not "x"',
    ],
    [
      'confirm',
      () => visitor().checkout.confirm({ payment: null } as never),
      'payment is one of the methods of payments',
    ],
    ['orders', () => visitor().orders({ limit: -1 }), 'limit of orders is a whole number of 0 or more, not -1'],
    ['form', () => visitor().submit('/x', { tags: [1] } as never), "'tags' of a form is text or a file, not [1]"],
    ['list of files', () => files().list?.(HERE, null), 'options of list of files are an object, not null'],
    ['post', () => thread().post({ body: 5 } as never), `a message is text, as 'Called: delivery on Friday', not 5`],
    ['post', () => thread().post({ body: 'x', partners: 7 } as never), 'partners is a list, as [7], not 7'],
    ['schedule', () => thread().schedule({ due: new Date(0) } as never), `due is text, as '2026-11-26', not "1970-`],
    ['followers', () => thread().followers(null as never), 'options of followers are an object, not null'],
    ['done', () => thread().done(1, 5 as never), "feedback is text, as 'shipped on Friday', not 5"],
    ['messages', () => thread().messages({ limit: 0.5 }), 'limit of messages is a whole number of 0 or more, not 0.5'],
    ['rows', () => loose().rows?.({ by: 'column' }), '`by` is "column": pass'],
    ['rows', () => loose().rows?.({ limit: 5 }), "rows has no option 'limit'"],
    ['explain', () => loose().explain?.({ by: 'column' }), '`by` is "column": pass'],
    ['unlink', () => loose().unlink?.({ every: true }), "unlink has no option 'every'"],
    ['translations', () => tag().translations?.('name', { term: true }), "no option 'term': did you mean 'terms'?"],
    ['admin', () => odoo().admin('secret' as never), 'options of admin are an object, not text'],
    ['admin', () => odoo().admin({ password: 'x' } as never), "admin has no option 'password'"],
    [
      'a copy for tests',
      async () => (await databases()).duplicate('prod', 'staging', { neutralise: true } as never),
      "duplicate has no option 'neutralise': did you mean 'neutralize'?",
    ],
    ['drop', async () => (await databases()).drop('prod', undefined as never), 'say its name twice'],
    ['drop', async () => (await databases()).drop(undefined as never, {} as never), 'the name of a database is text'],
    ['create', async () => (await databases()).create('prod', undefined as never), 'options of create are an object'],
    ['backup', async () => (await databases()).backup('prod', { format: 'tar' as never }), `"tar": pass 'zip', 'dump'`],
    ['restore', async () => (await databases()).restore('new', 'backup.zip' as never), 'a file is bytes, a Blob or a'],
    ['install', async () => (await odoo().admin()).modules.install(5 as never), 'no module is named'],
    [
      'install',
      async () => (await odoo().admin()).modules.install('sale', { progress: () => {} } as never),
      "install has no option 'progress'",
    ],
    ['report', () => odoo().defaultSession.report('a.b', 1, { format: 'docx' } as never), `"docx": pass 'pdf', 'html'`],
    ['report', () => odoo().defaultSession.report(undefined as never, 1), 'undefined is no name of a report'],
    ['content', () => files().content?.(HERE), 'undefined is no name of a field'],
    [
      'image',
      () => files().image?.(HERE, 'image_1920', { width: '64' }),
      'width is a whole number of 0 or more, not "64"',
    ],
    [
      'image',
      () => files().image?.(HERE, 'image_1920', { height: -1 }),
      'height is a whole number of 0 or more, not -1',
    ],
    ['fetch', () => fetched('/x', { json: {} }), "fetch has no option 'json'"],
    ['fetch', () => fetched('/x', { method: 'POST', body: { a: 1 } }), 'not {"a":1}: JSON.stringify(…)'],
    ['live', () => walked(loose().live?.({ interval: '5' })), 'interval is "5": pass milliseconds'],
    ['live', () => walked(loose().live?.({ interval: Number.POSITIVE_INFINITY })), 'interval is Infinity: pass'],
    ['live', () => walked(loose().live?.({ wake: 5 })), 'wake of live is a function, not 5'],
    [
      'changes',
      () => walked(loose().changes?.({ fields: 'name' })),
      `fields of changes is a list, as ['name', 'email'], not`,
    ],
    ['quantity', () => visitor().cart.add(5, '2' as never), 'quantity must be a whole number of 1 or more, not "2"'],
    ['quantity', () => visitor().cart.update(5, '2' as never), 'quantity is a whole number of 0 or more, not "2"'],
    ['page', () => visitor().shop.search({ page: 0 }), 'page must be a whole number of 1 or more, not 0'],
    [
      'variant',
      () => visitor().shop.variant({ templateId: 6, values: ['x'] as never }),
      '"x" among the values of variant',
    ],
    [
      'cart',
      () => visitor().cart.add({ templateId: 6, values: ['x'] as never }),
      '"x" among the values of cart.add is',
    ],
    [
      'cart',
      () => visitor().cart.add({ templateId: 6, value: [3] } as never),
      "no option 'value': did you mean 'values'?",
    ],
    ['cart', () => visitor().cart.add({ templateId: 6, productId: null } as never), 'these values lead to no variant'],
    ['code', () => visitor().checkout.applyCode(' '), 'the code is empty'],
    [
      'address',
      () => visitor().checkout.setAddress({ countryId: 'BE' as never }),
      'is the id of a res.country, not "BE"',
    ],
    ['address', () => visitor().checkout.setAddress({ stateId: -1 }), 'is the id of a res.country.state, not -1'],
  ]
  it.each(wrong)('%s', async (_, work, message) => {
    const error = await refused(odoo(), work)
    expect(error).toBeInstanceOf(InvalidValueError)
    expect(error.message).toContain(message)
  })

  it('a path that goes on behind a text', async () => {
    const error = await refused(odoo(), () => partners().where({ 'name.code': 'x' }).rows())
    expect(error).toBeInstanceOf(InvalidDomainError)
    expect(error.message).toMatch(
      /^res\.partner\.name is a char, beyond which there is nothing: 'name.code' is no path/,
    )
  })

  it('what is beyond a text', async () => {
    const error = await refused(odoo(), () =>
      partners()
        .where(['name', 'any', [['name', '=', 'x']]] as never)
        .rows(),
    )
    expect(error).toBeInstanceOf(InvalidDomainError)
    expect(error.message).toBe("res.partner.name is a char: 'any' asks records behind a relation, of which it has none")
  })

  it('the id of a new record', async () => {
    for (const work of [() => loose().create?.({ id: 5, name: 'x' }), () => tag().write?.({ id: 5 })]) {
      const error = await refused(odoo(), work)
      expect(error.message).toContain("has no field 'id' for this user: leave it out")
    }
  })

  it('nothing to go on behind is the beginning', async () => {
    const page = async (pages: unknown) => (await walked(pages)) as { rows?: unknown[]; records?: unknown[] }
    const some = () => loose().limit?.(1) as unknown as Loose
    expect(await page(some().pages?.({ after: null }))).toEqual(await page(some().pages?.()))
    expect(await page(loose().changes?.({ since: null, size: 1 }))).toBeTruthy()
  })

  it.each(['count', 'ids', 'exists', 'first', 'last', 'all'])('conditions for %s, which takes none', async (name) => {
    const given: unknown[][] = [['name', '=', 'A']]
    const error = await refused(odoo(), () => loose()[name]?.(given))
    expect(error).toBeInstanceOf(InvalidDomainError)
    expect(error.message).toBe(
      `it takes nothing, and was given [["name","=","A"]]: conditions go before it, where({ state: 'sale' }).count()`,
    )
  })

  it('a field without a name', async () => {
    const error = await refused(odoo(), () => (partners().browse(1) as unknown as Loose).translations?.())
    expect(error.message).toContain("res.partner has no field 'undefined'")
  })

  it('a call without a method', async () => {
    for (const work of [() => odoo().call('res.partner', undefined as never), () => loose().call?.()]) {
      const error = await refused(odoo(), work)
      expect(error.message).toBe('name a method of res.partner')
    }
  })

  it('text where all records are to be deleted', async () => {
    const error = await refused(odoo(), () => loose().unlink?.({ all: 'false' }))
    expect(error.message).toMatch(/^nothing narrows the query: all records of res\.partner would be deleted/)
  })

  it('a signal that is none', async () => {
    const signal = 'soon' as never
    const error = await refused(odoo(), () => odoo().call('res.partner', 'search', [[]], {}, { signal }))
    expect(error.message).toBe('the signal is no AbortSignal')
  })

  it('a listener that is none', () => {
    expect(() => odoo().defaultSession.bus.on('*', undefined as never)).toThrow('bus.on wants a type and a function')
  })

  it('undefined, set on a record', async () => {
    const record = (await partners().order('id').select('name').first()) as unknown as Record<string, unknown>
    expect(() => {
      record.name = undefined
    }).toThrow('res.partner.name is set to undefined: null empties it')
    expect(record.changes).toEqual({})
  })

  it('arguments that are no list, or no object', async () => {
    const error = await refused(odoo(), () => odoo().call('res.partner', 'name_search', { name: 'A' } as never))
    expect(error.message).toBe('args must be a list, as [[7]], not [object Object]')
    for (const kwargs of ['x', 5, null, [1]]) {
      const odd = await refused(odoo(), () => odoo().call('res.partner', 'search_count', [[]], kwargs as never))
      expect(odd.message).toBe(`kwargs must be an object, as { limit: 5 }, not ${String(kwargs)}`)
    }
  })

  it('a model without a name', async () => {
    const work = async () =>
      odoo()
        .model<UntypedModel>(undefined as never)
        .count()
    await expect(work()).rejects.toThrow("a model has a name, as 'res.partner', not undefined")
  })

  it('a login without a password', async () => {
    const visitor = odoo().visitor()
    const work = visitor.login('portal', undefined as never)
    await expect(work).rejects.toThrow('login and password must be text')
    expect(visitor.uid).toBeNull()
  })

  const session = () => odoo().defaultSession as unknown as Loose
  const missing: readonly (readonly [string, () => unknown, string])[] = [
    ['the path of a route', () => session().request?.(), "'undefined' is not a path on the server"],
    ['the path of a route is a number', () => session().request?.(5), "'5' is not a path on the server"],
    ['the path of a page', () => session().fetch?.(), "'undefined' is not a path on the server"],
    ['the path of a page is an object', () => session().fetch?.({}), "'[object Object]' is not a path on the server"],
    ['the fields of a form', () => session().submit?.('/x'), 'an object of its fields, not undefined'],
    ['the fields of an HTML form', () => loose().fromForm?.(), 'an object of its fields, not undefined'],
    ['a user', () => session().withUser?.(), 'there is no credential: name a user'],
    [
      'what a file is attached to',
      () => session().upload?.(new Blob(['x'])),
      'files and messages belong to a record: give one',
    ],
    ['what is done to pages', () => loose().each?.(), 'by a function of their records, not undefined'],
    ['a signal', () => loose().signal?.(5), '5 is no AbortSignal'],
    ['a key of groups', () => loose().groupBy?.(undefined), 'not undefined'],
    ['arguments of a record', () => tag().call?.('x', { a: 1 }), 'args must be a list, as [[7]], not [object Object]'],
  ]
  it.each(missing)('%s is missing, or something else', async (_, work, words) => {
    const error = await refused(odoo(), async () => work())
    expect(error.message).toContain(words)
    expect(error.name).not.toBe('TypeError')
  })
})
