import type { UntypedModel } from 'ooor'
import { PlainValues } from '../answers/plain-values.ts'
import { checkValues, type GivenValues } from '../checks/check-values.ts'
import { PolicyError } from '../policy/policy-error.ts'
import type { AgentSession } from '../session/agent-session.ts'
import { ChangeLines } from './change-lines.ts'
import type { Proposed } from './proposed.ts'
import { readBack } from './read-back.ts'
import { shownRecords } from './shown-record.ts'

/**
 * A new record, as Odoo's own form would make it: defaults, then what is given, then what the server makes of it. What
 * was seen is what is sent.
 */
export async function proposeCreate(agent: AgentSession, model: string, given: GivenValues): Promise<Proposed> {
  await checkValues(agent.checks, model, given)
  const session = await agent.odoo()
  const form = await session.model<UntypedModel>(model).form()
  const defaults = { ...form.values }
  const warnings = await form.set(given as never)
  checkCompany(agent, model, form.values)
  // Whoever agrees sees all of it: what is too long to be shown is not proposed.
  const values = new PlainValues(agent.checks, Number.POSITIVE_INFINITY)
  const { lines, hidden } = await new ChangeLines(agent, values).of(model, { defaults, after: form.values, given })
  const missing = [...form.missing, ...missingOfLines(form, given)]
  return {
    shown: {
      changes: [{ id: 'new', lines }],
      ...(hidden > 0 && { hidden: `${hidden} values that the policy does not show` }),
      ...(missing.length > 0 && { missing }),
      ...(warnings.length > 0 && { warnings: values.plain(warnings) }),
    },
    proposal: {
      kind: 'create',
      model,
      ids: [],
      planned: { before: null, after: lines },
      commit: async () => {
        const { id } = await form.save()
        const answer = await readBack(async () => ({ records: await shownRecords(agent, model, [id]) }))
        return { ids: [id], before: null, after: lines, answer }
      },
    },
  }
}

/** The company that a form chose must be one of the policy's. */
export function checkCompany({ policy }: AgentSession, model: string, values: Readonly<Record<string, unknown>>): void {
  const { id } = (values.company_id ?? {}) as { readonly id?: unknown }
  if (policy.companies === undefined || typeof id !== 'number' || policy.companies.includes(id)) return
  throw new PolicyError(
    `${model} would be of company ${id}: open to agents are ${policy.companies.join(', ')}; set company_id`,
  )
}

interface HasLines {
  readonly values: Readonly<Record<string, unknown>>
  lines(name: string): readonly { readonly missing: readonly string[] }[]
}

/** Required fields of lines that are still empty. */
export function missingOfLines(form: HasLines, given: GivenValues): string[] {
  return Object.keys(given).flatMap((name) => {
    const value = form.values[name]
    const isList = Array.isArray(value) && value.some((one) => typeof one === 'object')
    if (!isList) return []
    return form.lines(name).flatMap(({ missing }, index) => missing.map((field) => `${name}[${index + 1}].${field}`))
  })
}
