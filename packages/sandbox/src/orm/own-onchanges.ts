import { ConfigError, checkOptions, suggestion } from 'ooor/protocol'
import type { ModelDefinition } from './definition.ts'
import { withNearNames } from './near-names.ts'
import type { OnchangeAnswer } from './onchange/draft.ts'
import { dataOf } from './own-answers.ts'

type Onchanges = NonNullable<ModelDefinition['onchanges']>

/** Onchanges of a user's own, whose answers are looked at: what no form has would be passed over without a word. */
export function onchangesOfOwn(model: string, onchanges: Onchanges): Onchanges {
  const own = ([name, handler]: [string, Onchanges[string]]): [string, Onchanges[string]] => {
    const what = `the onchange of ${model}.${name}`
    return [
      name,
      ({ values, ...draft }, env) => {
        const given = forReading(what, { ...draft, values: forReading(what, values) })
        const answer = handler(given, withNearNames(env))
        if (answer !== undefined && answer !== null) checkAnswer(what, answer, Object.keys(env.table(model).fields))
        return answer
      },
    ]
  }
  return Object.fromEntries(Object.entries(onchanges).map(own))
}

function forReading<T extends object>(what: string, draft: T): T {
  return new Proxy(draft, {
    set: (_, name) => {
      throw new ConfigError(`${what} reads \`values\`: answer what changes, as { value: { ${String(name)}: … } }`)
    },
  })
}

function checkAnswer(what: string, answer: OnchangeAnswer, fields: readonly string[]): void {
  if (typeof answer !== 'object') throw new ConfigError(`${what} answers no changes: answer { value: { … } }`)
  checkOptions<OnchangeAnswer>(`an answer of ${what}`, answer, { value: true, warning: true })
  dataOf(what, answer)
  for (const name of Object.keys(answer.value ?? {})) {
    if (fields.includes(name)) continue
    throw new ConfigError(`${what} changes '${name}', which is no field${suggestion(name, fields).guess}`)
  }
}
