import { type ConnectOptions, connect } from '../../packages/ooor/dist/index.js'
import { BIG, DATABASE, LOGIN, PASSWORD, SMALL } from '../workload.ts'
import { type Contender, NotBuilt, type Target } from './contender.ts'

/** The ways ooor can talk: a new one is one more line. The paths tell whether it really does. */
export const ooorContenders: readonly Contender[] = [
  ooorOver('web JSON-RPC', {}, '/web/dataset/call_kw'),
  ooorOver('/jsonrpc', { wire: 'jsonrpc' }, '/jsonrpc'),
  ooorOver('JSON-2', { wire: 'json2', apiKey: 'benchmark' }, '/json/2/'),
  ooorOver('XML-RPC', { wire: 'xmlrpc' }, '/xmlrpc/'),
]

function ooorOver(how: string, extra: Readonly<Record<string, unknown>>, path: string): Contender {
  return {
    name: how === 'web JSON-RPC' ? 'ooor' : `ooor, ${how}`,
    how,
    scenarios: how === 'web JSON-RPC' ? ['small', 'big', 'records'] : ['small', 'big'],
    start: async (target) => {
      await probe(target, extra, path)
      const odoo = connect(optionsFor(target, extra))
      const big = () => odoo.model(BIG.model).raw.searchRead([], BIG.fields)
      return { small: () => odoo.model(SMALL.model).raw.read(SMALL.ids, SMALL.fields), big, records: big }
    },
  }
}

function optionsFor({ origin }: Target, extra: Readonly<Record<string, unknown>>): ConnectOptions {
  const credential = 'apiKey' in extra ? {} : { username: LOGIN, password: PASSWORD }
  return { url: origin, database: DATABASE, ...credential, ...extra }
}

/** An option that a build does not know is passed over in silence: one call on the side shows what is spoken. */
async function probe(target: Target, extra: Readonly<Record<string, unknown>>, path: string): Promise<void> {
  const paths: string[] = []
  const odoo = connect({
    ...optionsFor(target, extra),
    middleware: [
      (request, next) => {
        paths.push(new URL(request.url).pathname)
        return next(request)
      },
    ],
  })
  try {
    await odoo.model(SMALL.model).raw.read(SMALL.ids, SMALL.fields)
  } finally {
    await odoo.close()
  }
  if (!paths.at(-1)?.startsWith(path)) throw new NotBuilt(`called ${paths.at(-1)} instead of ${path}`)
}
