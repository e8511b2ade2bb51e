import type { Action, UntypedModel } from 'ooor'
import { PlainValues } from '../answers/plain-values.ts'
import { auditable } from '../audit/mask.ts'
import { PolicyError } from '../policy/policy-error.ts'
import type { AgentSession } from '../session/agent-session.ts'
import { seenRecords } from '../session/seen-records.ts'
import type { Proposed } from './proposed.ts'
import { readBack } from './read-back.ts'
import { shownRecords } from './shown-record.ts'
import { checkUnchanged, differences, takeSnapshot } from './snapshot.ts'

/** A method that is called on records. */
export interface GivenCall {
  readonly method: string
  readonly arguments?: Readonly<Record<string, unknown>> | undefined
}

/** Presses a button on records, or calls a method that the policy names. What it does is seen afterwards. */
export async function proposeCall(
  agent: AgentSession,
  model: string,
  ids: readonly number[],
  { method, arguments: named = {} }: GivenCall,
): Promise<Proposed> {
  checkCall(agent, model, method, named)
  await seenRecords(agent, model, ids)
  const snapshot = await takeSnapshot(agent, model, ids)
  const records = await shownRecords(agent, model, ids)
  const hasArguments = Object.keys(named).length > 0
  return {
    shown: {
      calls: `${model}.${method}`,
      ...(hasArguments && { arguments: named }),
      on: records,
      note: 'what a method does is not known beforehand: the records below are as they are now',
    },
    proposal: {
      kind: 'call',
      model,
      ids,
      planned: { before: records, after: { calls: method, ...(hasArguments && { arguments: auditable(named) }) } },
      commit: async () => {
        await checkUnchanged(agent, model, snapshot)
        const session = await agent.odoo()
        const answer = hasArguments
          ? { value: new PlainValues(agent.checks, 500).plain(await session.call(model, method, [[...ids]], named)) }
          : shownAction(await session.model<UntypedModel>(model).press(method, { on: [...ids] }))
        const after = await readBack(async () => {
          const changed = differences(snapshot, await takeSnapshot(agent, model, ids))
          return { changed: openNames(agent, model, changed), records: await shownRecords(agent, model, ids) }
        })
        return {
          ids,
          before: records,
          after: 'records' in after ? after.records : null,
          answer: { ...answer, ...after },
        }
      },
    },
  }
}

function checkCall({ policy }: AgentSession, model: string, method: string, named: object): void {
  if (!policy.mayCall(model, method)) {
    const known = policy.methodsOf(model)
    const what = known.length > 0 ? `there ${known.length > 1 ? 'are' : 'is'} ${known.join(', ')}` : 'there are none'
    throw new PolicyError(`${model}.${method} is no method that agents may call: ${what}`)
  }
  if (Object.keys(named).length === 0) return
  if (!policy.mayPassArguments(model, method)) {
    throw new PolicyError(
      `${model}.${method} takes no arguments from agents: this server's policy names it by a pattern`,
    )
  }
  const odd = Object.keys(named).find((name) => !/^[a-z]\w*$/i.test(name) || name === 'context')
  if (odd !== undefined) throw new PolicyError(`'${odd.slice(0, 100)}' is no argument that agents may give`)
}

/** What comes of a button, in a few words; what it leads to is not opened. */
function shownAction(action: Action): Readonly<Record<string, unknown>> {
  const { type } = action
  if (type === 'none' || type === 'close') return { action: type }
  const { name, model } = action as { readonly name?: unknown; readonly model?: unknown }
  const note = type === 'wizard' ? 'a dialog opened that asks for more: it is left to a person in Odoo' : undefined
  return {
    action: type,
    ...(typeof name === 'string' && name !== '' && { name }),
    ...(typeof model === 'string' && { leadsTo: model }),
    ...(note !== undefined && { note }),
  }
}

function openNames({ policy }: AgentSession, model: string, changed: ReadonlyMap<number, readonly string[]>) {
  return Object.fromEntries(
    [...changed].map(([id, names]) => [id, names.filter((name) => name === 'deleted' || policy.mayRead(model, name))]),
  )
}
