import type { Download } from 'ooor'
import { AccessError, UnknownFieldError, UnknownModelError } from 'ooor/errors'
import { PolicyError } from '../policy/policy-error.ts'
import type { AgentSession } from '../session/agent-session.ts'
import { seenRecords } from '../session/seen-records.ts'

/** What is printed. */
export interface Printed {
  readonly model: string
  readonly ids: readonly number[]
  readonly report: string
  readonly format: 'pdf' | 'html' | 'text'
}

/** Prints a report of records that the agent can see: one that the policy lets them print, and of this model. */
export async function print(agent: AgentSession, { model, ids, report, format }: Printed): Promise<Download> {
  if (!agent.policy.mayPrint(model, report)) {
    throw new PolicyError(`the report ${report} of ${model} cannot be printed by agents: ask the server's owner`)
  }
  await seenRecords(agent, model, ids)
  const session = await agent.odoo()
  const reports = await reportsOf(agent, model)
  // A report of another model would print that one's records.
  if (reports === undefined && !agent.policy.isReportOf(model, report)) {
    throw new PolicyError(`this server does not tell of which model ${report} is: its policy must name it for ${model}`)
  }
  if (reports !== undefined && !reports.some(({ name }) => name === report)) {
    const known = reports.map(({ name, label }) => `${name} (${label})`).join(', ')
    throw new PolicyError(`${model} has no report ${report}: there ${known === '' ? 'are none' : `is ${known}`}`)
  }
  return session.report(report, ids, { format })
}

/** A report as Odoo lists it. */
export interface ListedReport {
  readonly name: string
  readonly label: string
}

/**
 * The reports of a model that the policy lets an agent print; undefined where the server does not tell.
 *
 * Calls `ir.actions.report.search_read`, `ir.actions.report.xml` up to 10.0.
 */
export async function reportsOf(agent: AgentSession, model: string): Promise<ListedReport[] | undefined> {
  const session = await agent.odoo()
  const { major } = await session.series()
  const actions = major >= 11 ? 'ir.actions.report' : 'ir.actions.report.xml'
  try {
    const rows = await session.call(actions, 'search_read', [[['model', '=', model]], ['name', 'report_name']])
    return (rows as readonly { readonly name: string; readonly report_name: string }[])
      .map((row) => ({ name: row.report_name, label: row.name }))
      .filter(({ name }) => agent.policy.mayPrint(model, name))
  } catch (error) {
    if (AccessError.is(error) || UnknownModelError.is(error) || UnknownFieldError.is(error)) return undefined
    throw error
  }
}
