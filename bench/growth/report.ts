import { spread } from '../statistics.ts'
import { table, times } from '../table.ts'
import type { Growth, Point } from './kinds.ts'

/** The sections about growth, as Markdown. */
export function growthSections(growths: readonly Growth[], picture: string): readonly string[] {
  return [
    '## How cost grows',
    [
      'The client alone, without a network: milliseconds of the processor, the fastest of many turns. Both axes are',
      'logarithmic. × is against the floor, the median of the turns with its range.',
    ].join('\n'),
    `![How cost grows](${picture})`,
    ...growths.flatMap((growth) => [`### ${growth.name}`, growth.note, growthTable(growth)]),
  ]
}

function growthTable({ unit, floor, points }: Growth): string {
  const rows = points.map((point) => {
    const { x, ours, floor: least, ratios, bytes } = point
    const against = floor === undefined ? [] : [milliseconds(least ?? Number.NaN), times(spread(ratios ?? []))]
    return [
      x.toLocaleString('en'),
      milliseconds(ours),
      ...against,
      each(point),
      ...(bytes === undefined ? [] : [whole(bytes)]),
    ]
  })
  const hasBytes = points.some(({ bytes }) => bytes !== undefined)
  const head = [unit, 'ms', ...(floor === undefined ? [] : [`${floor} ms`, `× ${floor}`]), 'ns each']
  return table([...head, ...(hasBytes ? ['bytes each'] : [])], rows)
}

const each = ({ ours, x }: Point) => whole((ours * 1e6) / x)
const whole = (value: number) => (value < 10 ? value.toFixed(1) : Math.round(value).toLocaleString('en'))
const milliseconds = (value: number) => value.toFixed(value < 1 ? 4 : value < 100 ? 2 : 0)
