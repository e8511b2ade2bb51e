/** The hostile visitors in a process of their own: what they cost is not taken for what the site takes to answer. */
import { HostileVisitors } from './hostile-visitors.ts'

/** What their process is told. */
export type ToHostile =
  | { readonly do: 'arrive'; readonly ports: readonly number[]; readonly count: number }
  | { readonly do: 'leave' }

/** What it tells, when they have left: how many connections they had made. */
export interface FromHostile {
  readonly arrived: number
}

let present: HostileVisitors | undefined

process.on('message', (order: ToHostile) => {
  if (order.do === 'arrive') {
    present = new HostileVisitors(order.ports)
    present.arrive(order.count)
    return
  }
  present?.leave()
  process.send?.({ arrived: present?.arrived ?? 0 } satisfies FromHostile)
  present = undefined
})
process.on('disconnect', () => process.exit())
process.send?.('ready')
