import type { UntypedModel } from 'ooor'
import { PartialWriteError } from 'ooor/errors'
import { PlainValues } from '../answers/plain-values.ts'
import { checkValues, type GivenValues } from '../checks/check-values.ts'
import { PolicyError } from '../policy/policy-error.ts'
import type { AgentSession } from '../session/agent-session.ts'
import { isLost } from '../session/fate.ts'
import { seenRecords } from '../session/seen-records.ts'
import { type ChangeLine, ChangeLines } from './change-lines.ts'
import { checkCompany, missingOfLines } from './propose-create.ts'
import type { Proposed } from './proposed.ts'
import { readBack } from './read-back.ts'
import { shownRecords } from './shown-record.ts'
import { checkUnchanged, takeSnapshot } from './snapshot.ts'

/** Changes of records, each by a form of its own: what the server makes of them is seen too. */
export async function proposeWrite(
  agent: AgentSession,
  model: string,
  ids: readonly number[],
  given: GivenValues,
): Promise<Proposed> {
  await checkValues(agent.checks, model, given)
  await seenRecords(agent, model, ids)
  const { fields } = await agent.checks.schemaOf(model)
  const lists = Object.keys(given).filter((name) => fields.get(name)?.kind === 'one2many')
  const snapshot = await takeSnapshot(agent, model, ids, lists)
  const of = (await agent.odoo()).model<UntypedModel>(model)
  // Whoever agrees sees all of it: what is too long to be shown is not proposed.
  const values = new PlainValues(agent.checks, Number.POSITIVE_INFINITY)
  const forms = []
  for (const id of ids) {
    const form = await of.form({ record: id, select: Object.fromEntries(lists.map((name) => [name, true])) as never })
    const before = { ...form.values }
    const warnings = await form.set(given as never)
    checkCompany(agent, model, form.values)
    const changes = await new ChangeLines(agent, values).of(model, { before, after: form.values, given })
    forms.push({ id, form, warnings, changes, missing: [...form.missing, ...missingOfLines(form, given)] })
  }
  const changed = forms.filter(({ changes }) => changes.lines.length + changes.hidden > 0)
  if (changed.length === 0)
    throw new PolicyError(`nothing would change: ${model} ${ids.join(', ')} has these values already`)
  const side = (which: 'before' | 'after') =>
    Object.fromEntries(changed.map(({ id, changes: { lines } }) => [id, sideOf(lines, which)]))
  const planned = { before: side('before'), after: side('after') }
  return {
    shown: {
      changes: changed.map(({ id, changes: { lines, hidden }, warnings, missing }) => ({
        id,
        lines,
        ...(hidden > 0 && { hidden: `${hidden} values that the policy does not show` }),
        ...(missing.length > 0 && { missing }),
        ...(warnings.length > 0 && { warnings: values.plain(warnings) }),
      })),
      ...(changed.length < ids.length && { unchanged: ids.filter((id) => !changed.some((one) => one.id === id)) }),
    },
    proposal: {
      kind: 'write',
      model,
      ids: changed.map(({ id }) => id),
      planned,
      commit: async () => {
        await checkUnchanged(agent, model, snapshot, lists)
        const done: number[] = []
        for (const { id, form } of changed) {
          await form.save().catch((error: unknown) => {
            if (done.length === 0 || !(error instanceof Error)) throw error
            const how = isLost(error) ? `nobody knows of ${id}` : `${id} failed`
            const message = `${model} ${done.join(', ')} were changed, ${how} and what comes after it was not tried: ${error.message}`
            throw new PartialWriteError(message, { done, cause: error })
          })
          done.push(id)
        }
        const answer = await readBack(async () => ({ records: await shownRecords(agent, model, done) }))
        return { ids: done, ...planned, answer }
      },
    },
  }
}

function sideOf(lines: readonly ChangeLine[], which: 'before' | 'after') {
  return Object.fromEntries(lines.map((line) => [line.field, line[which]]))
}
