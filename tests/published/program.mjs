/** What every runtime must do alike: models, two carts, an error, a login. Answers what came of it, as text. */
export async function program(connect, url) {
  const odoo = connect(`${url.replace('://', '://admin:admin@')}/sandbox`)
  const { wire, series } = await odoo.explain()
  const partners = odoo.model('res.partner').where({ is_company: true })
  const companies = await partners.count()
  const france = partners.where({ 'country_id.code': 'FR' }).select({ name: true, country_id: { code: true } })
  const [{ name, country_id: country }] = await france.order('id').rows()
  const walked = await (await partners.where({ name }).first()).country_id.code
  const alice = odoo.visitor()
  const bob = odoo.visitor()
  await Promise.all([alice.cart.add(5, 2), bob.cart.add(6)])
  const carts = [await alice.cart.quantity(), (await bob.cart.lines()).map((line) => line.name).join()]
  const refused = await alice
    .model('sale.order')
    .raw.search()
    .catch((error) => error.name)
  await alice.login('portal', 'portal')
  const down = await connect('http://a:b@127.0.0.1:9/x', { retry: false, timeout: 5000 })
    .series()
    .catch((error) => error.constructor.kind)
  const after = await alice.cart.quantity()
  await odoo.close()
  const isNetworkError = ['ConnectionRefusedError', 'NetworkError', 'ConnectionLostError', 'TimeoutError'].includes(
    down,
  )
  return [wire, series, companies, name, country.code, walked, ...carts, refused, after, isNetworkError].join(' | ')
}
