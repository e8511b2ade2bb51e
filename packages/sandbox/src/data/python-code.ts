import type { Environment } from '../orm/environment.ts'
import { ServerException } from '../python/exceptions.ts'
import { ExpressionError, evaluate } from '../python/expression.ts'

/** The code of an action, and what it is run on. */
export interface ActionCode {
  readonly title: string
  readonly model: string
  readonly ids: readonly number[]
  readonly code: string
}

const CALL = /^(?:(action)\s*=\s*)?(model|records?|env\[(?:'([\w.]+)'|"([\w.]+)")\])\.(\w+)\((.*)\)$/

/**
 * Runs what the sandbox reads of Python: lines that call a method, `model.do_this()`, `records.do_that('x')`,
 * `env['other.model'].method(1)`; an `action = …` is the answer. Raises for others, telling how to stub them.
 */
export function runCode(env: Environment, { title, model, ids, code }: ActionCode): unknown {
  let answer: unknown = false
  for (const line of code.split('\n').map((one) => one.trim())) {
    if (line === '' || line.startsWith('#')) continue
    const [, isAction, subject = '', quoted, doubleQuoted, method = '', text = ''] = CALL.exec(line) ?? []
    const target = quoted ?? doubleQuoted ?? model
    if (method === '' || !env.hasModel(target)) throw unreadable(title, line)
    const args = argumentsOf(title, line, text)
    const own = env.table(target).definition.methods?.[method]
    if (own === undefined) throw unreadable(title, line)
    // A program may call what is private.
    const values = Object.fromEntries(own.params.map((name, index) => [name, args[index]]))
    const given = own.run(env, subject.startsWith('record') ? ids : [], values)
    if (isAction !== undefined) answer = given ?? false
  }
  return answer
}

function argumentsOf(title: string, line: string, text: string): readonly unknown[] {
  try {
    return evaluate(`[${text}]`) as readonly unknown[]
  } catch (error) {
    throw error instanceof ExpressionError ? unreadable(title, line) : error
  }
}

const unreadable = (title: string, line: string) =>
  new ServerException(
    'builtins.NotImplementedError',
    `the sandbox cannot run '${line}' of the action '${title}': put it into a method, by \`extend: { '…': { methods: { … } } }\`, and call that`,
  )
