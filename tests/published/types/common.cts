import { Sandbox } from '@ooor/sandbox'
import { sandboxMatchers } from '@ooor/sandbox/matchers'
import { connect } from 'ooor'
import { importer } from 'ooor/transfer'

const odoo = connect('http://admin:admin@sandbox/sandbox', { adapter: new Sandbox().adapter })
void odoo
  .model('res.partner')
  .count()
  .then((count: number) => console.log(count, sandboxMatchers, importer))
