import type { Side } from '../side.ts'
import { asked, type RawAnswer } from './answer.ts'
import type { RawRequest, Subjects } from './request.ts'

export type Aspect = 'status' | 'kind' | 'headers' | 'words'

export const ASPECTS: readonly Aspect[] = ['status', 'kind', 'headers', 'words']

/** One request, and in what its answers differ. */
export interface Compared {
  readonly request: RawRequest
  readonly differs: readonly Aspect[]
  readonly real: RawAnswer
  readonly sandbox: RawAnswer
}

type Made = (subjects: Subjects) => readonly RawRequest[]

/** A server, and what its requests are about. */
export interface Party {
  readonly side: Side
  readonly subjects: Subjects
}

/** Asks both sides the same. What changes nothing goes some requests at a time. */
export async function compare(made: Made, real: Party, sandbox: Party, atOnce: number): Promise<Compared[]> {
  const [there, here] = [made(real.subjects), made(sandbox.subjects)]
  const compared: Compared[] = new Array(there.length)
  let next = 0
  const work = async () => {
    for (let index = next++; index < there.length; index = next++) {
      const request = there[index] as RawRequest
      const [one, other] = await Promise.all([
        asked(real.side, request, real.subjects),
        asked(sandbox.side, here[index] as RawRequest, sandbox.subjects),
      ])
      compared[index] = { request, differs: differing(one, other), real: one, sandbox: other }
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return compared
}

function differing(one: RawAnswer, other: RawAnswer): Aspect[] {
  return ASPECTS.filter((aspect) => JSON.stringify(one[aspect]) !== JSON.stringify(other[aspect]))
}
