import { machine } from '../machine.ts'
import { median, type Spread, spread } from '../statistics.ts'
import { table, times } from '../table.ts'
import { ORDERS, type Server, type Turn, WIDE } from './workload.ts'

/** All turns of one client in one task. */
export interface Measured {
  readonly name: string
  readonly how: string
  readonly turns: readonly Turn[]
}

interface Result {
  readonly server: Server
  readonly orders: readonly Measured[]
  readonly create: readonly Measured[]
  readonly partners: readonly Measured[]
}

/** The report as Markdown. */
export function realReport(results: readonly Result[], rounds: number): string {
  return [
    '# Results on real servers',
    [
      machine(rounds),
      'Server and clients share the machine: most of each time is the server’s. Ratios are medians over the rounds, with',
      'their range; CPU is the processor time of the client. How it is measured: README.md.',
    ].join('\n'),
    '## Targets',
    targetTable(results),
    ...results.flatMap(({ server, orders, create, partners }) => [
      `## ${server.name}: ${orders[0]?.turns[0]?.count} sale orders`,
      [
        `Orders with lines, the first ${ORDERS.limit} by id: each with its partner, the partner’s country, its lines and their`,
        'products. The peers’ code reads what an order refers to where it needs it. All answers are compared.',
      ].join('\n'),
      ordersTable(orders),
      `## ${server.name}: new partners`,
      [
        'Five fields each. `createMany` makes 1,000 in one call; the peers create one at a time, 200 in a turn, and are',
        'compared per record.',
      ].join('\n'),
      createTable(create),
      `## ${server.name}: ${whole(partners[0]?.turns[0]?.count ?? 0)} partners, ${WIDE.fields.length} fields`,
      'All that match, in the order of their ids. All answers are compared.',
      ordersTable(partners),
    ]),
  ].join('\n\n')
}

const each = ({ milliseconds, count }: Turn) => milliseconds / count

/** How many times as long as another per order or partner, round by round. */
function ratio({ turns }: Measured, other: Measured | undefined): Spread {
  return spread(
    turns.flatMap((turn, index) => {
      const opposite = other?.turns[index]
      return opposite === undefined ? [] : [each(turn) / each(opposite)]
    }),
  )
}

function targetTable(results: readonly Result[]): string {
  const rows = results.flatMap(({ server, orders, create, partners }) => {
    const [least, ...others] = partners
    const columns = others.find(({ name }) => name === 'ooor, columns()')
    const faster = least === undefined || columns === undefined ? undefined : ratio(least, columns)
    const calls = orders[0]?.turns[0]?.calls ?? Number.NaN
    const met = calls <= server.atMost ? 'met' : '**NOT MET**'
    return [
      [`${server.name}: calls for the orders`, `≤ ${server.atMost}`, String(calls), met],
      [`${server.name}: orders, fastest peer / ooor`, 'printed', fastest(orders), ''],
      [`${server.name}: partners, loop of the fastest peer / createMany`, 'printed', fastest(create), ''],
      [
        `${server.name}: wide partners, bare search_read / columns()`,
        '≥ 2',
        faster === undefined ? '' : times(faster),
        faster === undefined ? 'not measured' : faster.median >= 2 ? 'met' : '**NOT MET**',
      ],
    ]
  })
  return table(['target', 'wanted', 'measured', ''], rows)
}

function fastest([first, ...others]: readonly Measured[]): string {
  const peers = others.filter(({ name }) => !name.startsWith('ooor'))
  const [nearest] = peers.map((peer) => ratio(peer, first)).sort((a, b) => a.median - b.median)
  return nearest === undefined ? '' : times(nearest)
}

const of = ({ turns }: Measured, what: (turn: Turn) => number) => median(turns.map(what))
const whole = (value: number) => Math.round(value).toLocaleString('en')

function ordersTable(measured: readonly Measured[]): string {
  const rows = measured.map((one) => {
    const calls = whole(of(one, (turn) => turn.calls))
    const milliseconds = whole(of(one, (turn) => turn.milliseconds))
    return [one.name, one.how, calls, milliseconds, times(ratio(one, measured[0])), whole(of(one, (turn) => turn.cpu))]
  })
  return table(['client', 'how', 'calls', 'ms', '× first', 'CPU ms'], rows)
}

function createTable(measured: readonly Measured[]): string {
  const rows = measured.map((one, index) => {
    const how = index === 0 ? 'createMany' : `a loop, ${one.how}`
    const [count, calls] = [whole(of(one, (turn) => turn.count)), whole(of(one, (turn) => turn.calls))]
    const [wall, cpu] = [of(one, each), of(one, (turn) => turn.cpu / turn.count)]
    return [
      one.name.replace(', select', ''),
      how,
      count,
      calls,
      wall.toFixed(2),
      times(ratio(one, measured[0])),
      cpu.toFixed(3),
    ]
  })
  return table(['client', 'how', 'partners', 'calls', 'ms each', '× first', 'CPU ms each'], rows)
}
