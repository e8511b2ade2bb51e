import type { ServerReader } from '../../packages/cli/src/codegen/index.ts'
import { parseSeries, type Series } from '../../packages/ooor/src/wires/index.ts'

/** What a fake server has: answers by `model.method`, and pages of its documentation. */
export interface FakeServer {
  readonly series?: string
  readonly answers?: Readonly<Record<string, unknown>>
  readonly docs?: Readonly<Record<string, unknown>>
}

/** Answers from memory; an error is thrown, and a function gets the call. Tells what was asked. */
export function fakeReader({ series = '14.0', answers = {}, docs = {} }: FakeServer) {
  const asked: string[] = []
  const reader: ServerReader = {
    series: async () => parseSeries(series) as Series,
    call: async (model, method, args, kwargs) => {
      asked.push(`${model}.${method}`)
      const answer = answers[`${model}.${method}`] ?? answers[method]
      if (answer instanceof Error) throw answer
      return typeof answer === 'function' ? (answer as (...call: unknown[]) => unknown)(model, args, kwargs) : answer
    },
    doc: async (page) => {
      asked.push(`doc ${page}`)
      return docs[page]
    },
  }
  return { reader, asked }
}
