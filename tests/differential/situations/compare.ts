import { isDeepStrictEqual } from 'node:util'
import { differingFields, isObject } from '../difference.ts'
import { groupBy } from '../group-by.ts'
import { line, type Share, share } from '../report.ts'
import type { Side } from '../side.ts'
import { Stage, type Told } from './stage.ts'

/** Something that people do, told by what it comes to: the same seed does the same on every side. */
export type Situation = (stage: Stage) => Promise<void>

/** What one side told, and the other. */
export interface Compared {
  readonly seed: number
  readonly label: string
  readonly real: unknown
  readonly sandbox: unknown
  /** Fields that differ; empty where all is alike. */
  readonly differing: readonly string[]
}

export interface Rounds {
  readonly seed: number
  readonly rounds: number
}

/** What situations make and Odoo is asked to forget again; what they met was there. */
const OWN = [
  ...['sale.order', 'product.product', 'product.template', 'product.pricelist', 'res.partner', 'account.tax'],
  ...['account.fiscal.position', 'product.attribute'],
]

/** Plays a situation on both sides, from one seed on. */
export async function compareTold(
  situation: Situation,
  sides: readonly [real: Side, sandbox: Side],
  { seed, rounds }: Rounds,
): Promise<Compared[]> {
  const all: Compared[] = []
  for (let round = 0; round < rounds; round += 1) {
    const mark = `dq${Date.now().toString(36)}`
    const stages = sides.map((side) => new Stage(side, seed + round, mark))
    try {
      // Both to their end: what one makes while the other is cleared would stay.
      const played = await Promise.allSettled(stages.map(situation))
      for (const one of played) if (one.status === 'rejected') throw one.reason
      const [there = [], here = []] = stages.map(({ told }) => told)
      all.push(...beside(seed + round, there, here))
    } finally {
      await Promise.all(stages.map((stage) => stage.clear(OWN)))
    }
  }
  return all
}

/** What was told under the same label; what one side alone told differs. */
function beside(seed: number, there: readonly Told[], here: readonly Told[]): Compared[] {
  const values = (told: readonly Told[]) => new Map(told.map(({ label, value }) => [label, value]))
  const [real, sandbox] = [values(there), values(here)]
  return [...new Set([...real.keys(), ...sandbox.keys()])].map((label) => ({
    seed,
    label,
    real: real.get(label),
    sandbox: sandbox.get(label),
    differing: differing(real.get(label), sandbox.get(label)),
  }))
}

function differing(one: unknown, other: unknown): string[] {
  if (isObject(one) && isObject(other)) return differingFields(one, other)
  return isDeepStrictEqual(one, other) ? [] : ['the whole']
}

export const shareOfTold = (compared: readonly Compared[]): Share =>
  share(compared, ({ differing }) => differing.length === 0)

/** In words: how much is alike, then what differs by its fields, the most frequent first. */
export function toldReport(title: string, compared: readonly Compared[]): string {
  const groups = groupBy(
    compared.filter((one) => one.differing.length > 0),
    ({ label, differing }) => `${label.replace(/\d+/g, 'n')}: ${differing.join(', ')}`,
  )
  const causes = [...groups]
    .toSorted(([, one], [, other]) => other.length - one.length)
    .flatMap(([cause, [first, ...others]]) => [
      `${others.length + 1} x ${cause} (seed ${first?.seed}, ${first?.label})`,
      `    real ${shortened(first?.real, first?.differing)}`,
      `    here ${shortened(first?.sandbox, first?.differing)}`,
    ])
  return [`# ${title}`, line('all', shareOfTold(compared)), ...causes].join('\n')
}

function shortened(value: unknown, fields: readonly string[] = []): string {
  const chosen = isObject(value) ? Object.fromEntries(fields.map((field) => [field, value[field]])) : value
  return JSON.stringify(chosen)?.slice(0, 300) ?? 'not told'
}
