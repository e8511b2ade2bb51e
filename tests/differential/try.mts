import { Sandbox } from '@ooor/sandbox'
import { Differential } from './run.ts'
import { groupBy } from './group-by.ts'
import { Side } from './side.ts'
import { shown } from './world.ts'
const [major = '19', seed = '1', scenarios = '3', calls = '40', filter = ''] = process.argv.slice(2)
const box = new Sandbox({ series: `${major}.0` })
const server = await box.listen()
const d = new Differential(new Side('real', `http://127.0.0.1:80${major}`, `odoo${major}`), new Side('sandbox', server.url, 'sandbox'), { seed: Number(seed), scenarios: Number(scenarios), calls: Number(calls), major: Number(major) })
const t = Date.now()
try { await d.run() } finally { await d.clean(); await server.close() }
const bad = d.results.filter((r) => r.difference)
const groups = groupBy(bad, (r) => `${r.call.kind} ${r.difference!.call.method} ${r.difference!.cause.includes(', here ') ? r.difference!.cause : r.call.model + ' ' + r.difference!.cause}`)
for (const [g, list] of [...groups].sort((a, b) => b[1].length - a[1].length)) {
  console.log(`\n${list.length} ${g}`)
  if (filter && !g.includes(filter)) continue
  for (const r of list.slice(0, filter ? 5 : 1)) {
    const df = r.difference! as any
    console.log('   ', r.call.login, r.call.model, shown(df.call.args).slice(0, 400), shown(r.call.kwargs).slice(0, 200))
    if (df.isOfErrors) console.log('    R', (df.real.error ?? 'answer ' + JSON.stringify(df.real.value)?.slice(0, 150)), String(df.real.message ?? '').slice(0, 250).replace(/\n/g, ' '), '\n    S', (df.sandbox.error ?? 'answer ' + JSON.stringify(df.sandbox.value)?.slice(0, 150)), String(df.sandbox.message ?? '').slice(0, 250).replace(/\n/g, ' '))
    else { const p = (a: any, b: any, path: string): void => { if (JSON.stringify(a) === JSON.stringify(b)) return; if (a && b && typeof a === 'object' && typeof b === 'object' && Object.keys(a).length === Object.keys(b).length && Object.keys(a).every((k) => k in b)) { for (const k of Object.keys(a)) p(a[k], b[k], path + '.' + k) } else console.log('    ', path, 'R', JSON.stringify(a)?.slice(0, 200), 'S', JSON.stringify(b)?.slice(0, 200)) }; p(df.real.value, df.sandbox.value, '') }
  }
}
for (const k of ['valid', 'invalid', 'hostile']) { const of = d.results.filter((r) => r.call.kind === k); console.log(k, of.length, 'equal', (100 * of.filter((r) => !r.difference).length / of.length).toFixed(1)) }
const refused = d.results.filter((r) => r.isRefused || r.difference?.isOfErrors)
console.log('errors', refused.length, 'same', (100 * refused.filter((r) => !r.difference).length / refused.length).toFixed(1))
console.log('all', d.results.length, 'equal', (100 * (1 - bad.length / d.results.length)).toFixed(1), Date.now() - t, 'ms')
