import { isId, linkedIds } from '../../belongings/record-id.ts'
import type { Context } from '../../wires/index.ts'
import { isData } from '../check-answer.ts'
import type { Domain } from '../types/where.ts'
import {
  type Action,
  ClientAction,
  hasDomain,
  type RawAction,
  ReportAction,
  ServerAction,
  textOf,
  UrlAction,
  type WaysOn,
  WindowAction,
  WizardAction,
} from './actions.ts'
import { pythonLiteral } from './python-literal.ts'

/** Actions behind one another; what is further behind is in `raw` alone. */
const DEEPEST = 50

/**
 * What a button's method answers, as an action: an object with a type. Anything else, as `true`, a text or a list, is
 * none, as `/web/dataset/call_button` has it too (wire/*\/svc-call_button-read).
 */
export function actionOf(ways: WaysOn, answer: unknown, along: Context, depth = 0): Action {
  if (!isData(answer) || typeof answer.type !== 'string') return { type: 'none', value: answer }
  const { type } = answer
  if (type === 'ir.actions.act_window') return windowOf(ways, answer, along)
  if (type === 'ir.actions.act_window_close') return { type: 'close', raw: answer }
  if (type === 'ir.actions.act_url') return new UrlAction(answer)
  if (type === 'ir.actions.client') return clientOf(ways, answer, along, depth)
  if (type === 'ir.actions.server' && isId(answer.id)) {
    return new ServerAction(ways, answer, contextOf(answer, along))
  }
  // `ir.actions.report.xml` up to 10.
  if (type.startsWith('ir.actions.report') && typeof answer.report_name === 'string') {
    return reportOf(ways, answer, answer.report_name, along)
  }
  return { type: 'other', raw: answer }
}

function windowOf(ways: WaysOn, raw: RawAction, along: Context): Action {
  const context = contextOf(raw, along)
  const domain = domainOf(raw, context)
  const id = idIn(raw.res_id)
  const views = viewsOf(raw)
  const target = textOf(raw.target) || 'current'
  const facts = {
    name: textOf(raw.name),
    model: textOf(raw.res_model),
    id,
    ids: id === null ? idsIn(domain) : [id],
    views,
    target,
    domain,
    context,
    raw,
  }
  return target === 'new' && views[0] === 'form' ? new WizardAction(ways, facts) : new WindowAction(ways, facts)
}

function clientOf(ways: WaysOn, raw: RawAction, along: Context, depth: number): Action {
  const params = isData(raw.params) ? raw.params : {}
  const hasNext = isData(params.next) && depth < DEEPEST
  return new ClientAction(raw, params, hasNext ? actionOf(ways, params.next, along, depth + 1) : null)
}

const FORMATS: ReadonlyMap<string, 'html' | 'text'> = new Map([
  ['qweb-html', 'html'],
  ['qweb-text', 'text'],
])

function reportOf(ways: WaysOn, raw: RawAction, report: string, along: Context): ReportAction {
  const context = contextOf(raw, along)
  // `datas` up to 7 (wire/7.0/svc-call_button-print_quotation).
  const data = [raw.data, raw.datas].find(isData) ?? null
  const own = isData(raw.context) ? raw.context.active_ids : undefined
  const ids = [own, data?.ids, context.active_ids].map(linkedIds).find((some) => some.length > 0) ?? []
  const format = FORMATS.get(textOf(raw.report_type)) ?? 'pdf'
  return new ReportAction(ways, { name: textOf(raw.name), report, ids, format, data, context, raw })
}

/** The action's context on top of what goes along; up to 16 it may be Python's text. */
function contextOf({ context }: RawAction, along: Context): Context {
  const own = typeof context === 'string' ? pythonLiteral(context, along) : context
  return isData(own) ? { ...along, ...own } : along
}

function domainOf({ domain }: RawAction, context: Context): Domain | null {
  if (!hasDomain(domain)) return null
  const list = typeof domain === 'string' ? pythonLiteral(domain, context) : domain
  return Array.isArray(list) ? (list as Domain) : null
}

/** The ids of a domain that is nothing but ids. */
function idsIn(domain: Domain | null): readonly number[] | null {
  const [leaf] = domain ?? []
  if (domain?.length !== 1 || !Array.isArray(leaf)) return null
  const [field, operator, value] = leaf as readonly unknown[]
  if (field !== 'id') return null
  if (operator === 'in' && Array.isArray(value) && value.every(isId)) return value
  return operator === '=' && isId(value) ? [value] : null
}

function idIn(value: unknown): number | null {
  const one: unknown = Array.isArray(value) && value.length === 1 ? value[0] : value
  return isId(one) ? one : null
}

/** The views' kinds; `tree` is what lists were up to 17. */
function viewsOf({ views, view_mode, view_type }: RawAction): string[] {
  const listed = Array.isArray(views) ? views.map((one: unknown) => (Array.isArray(one) ? one[1] : undefined)) : []
  const named = typeof view_mode === 'string' ? view_mode.split(',') : [view_type]
  const kinds = [listed, named].find((some) => some.some((kind) => typeof kind === 'string')) ?? []
  return kinds.flatMap((kind: unknown) =>
    typeof kind === 'string' ? [kind.trim() === 'tree' ? 'list' : kind.trim()] : [],
  )
}
