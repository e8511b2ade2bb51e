/**
 * Bytes of heap that a row holds: reads many, keeps them, and collects the garbage before it looks. In a process of
 * its own, with --expose-gc.
 */
import { setImmediate } from 'node:timers/promises'
import { statesAt, touchAll } from '../contenders/records.ts'
import { KEPT_ROWS, type KeptKind, type Weight } from './kinds.ts'

const [kind, port] = process.argv.slice(2) as [KeptKind, string]
const states = statesAt(`http://127.0.0.1:${port}`)

const read: Record<KeptKind, (limit: number) => Promise<readonly unknown[]>> = {
  'as the server sent it': (limit) => states.raw.searchRead([], states.fields, { limit }),
  'rows()': (limit) => states.query.limit(limit).rows(),
  records: (limit) => states.query.limit(limit).all(),
  'records, touched': async (limit) => touchAll(await states.query.limit(limit)),
}

async function heap(): Promise<number> {
  // What a finished call holds goes with its last turns.
  for (let turn = 0; turn < 5; turn++) {
    await setImmediate()
    globalThis.gc?.()
  }
  return process.memoryUsage().heapUsed
}

await read[kind](1000)
const before = await heap()
const rows = await read[kind](KEPT_ROWS)
const after = await heap()
if (rows.length !== KEPT_ROWS) throw new Error(`${rows.length} rows instead of ${KEPT_ROWS}`)
process.send?.({ bytes: (after - before) / KEPT_ROWS } satisfies Weight)
process.on('disconnect', () => process.exit())
