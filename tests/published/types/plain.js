// JavaScript with nothing added: editors and `checkJs` know the types all the same.
import { Sandbox } from '@ooor/sandbox'
import { connect } from 'ooor'

const sandbox = new Sandbox({ series: '17.0' })
const odoo = connect('http://admin:admin@sandbox/sandbox', { adapter: sandbox.adapter })
for (const partner of await odoo.model('res.partner').limit(3)) console.log(partner.id)
await odoo.close()
