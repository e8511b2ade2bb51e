import { isAtLeast, type WireName } from 'ooor'
import type { Check } from '../check.ts'
import type { Patient, Question } from '../patient.ts'
import { WIRE_NAMES } from './wire-names.ts'

const JSON_TYPE = { 'content-type': 'application/json' }
const XML_TYPE = { 'content-type': 'text/xml' }
const VERSION_CALL = '<?xml version="1.0"?><methodCall><methodName>version</methodName><params/></methodCall>'

/** What says of a wire that it is there, whoever asks. */
const PROBES: Readonly<Record<WireName, { readonly path: string; readonly question: Omit<Question, 'signal'> }>> = {
  web: { path: '/web/webclient/version_info', question: { headers: JSON_TYPE, body: '{"jsonrpc":"2.0","params":{}}' } },
  json2: { path: '/json/2/res.users/context_get', question: { headers: JSON_TYPE, body: '{}' } },
  jsonrpc: {
    path: '/jsonrpc',
    question: {
      headers: JSON_TYPE,
      body: '{"jsonrpc":"2.0","method":"call","params":{"service":"common","method":"version","args":[]}}',
    },
  },
  xmlrpc: { path: '/xmlrpc/common', question: { headers: XML_TYPE, body: VERSION_CALL } },
  xmlrpc2: { path: '/xmlrpc/2/common', question: { headers: XML_TYPE, body: VERSION_CALL } },
}

/** Which wires answer, and whether the one that is taken has a future. */
export const wiresCheck: Check = {
  name: 'wires',
  title: 'Wires',
  needs: 'server',
  async run(patient, signal) {
    const names = Object.keys(PROBES) as WireName[]
    const answers = await Promise.all(names.map((name) => isThere(patient, name, signal)))
    const there = names.filter((_, index) => answers[index])
    const series = await patient.series()
    const taken = await patient.odoo.explain().then(
      ({ wire }) => wire,
      () => undefined,
    )
    const facts = { answering: there, taken }
    const list = there.map((name) => WIRE_NAMES[name]).join(', ')
    const says = there.length === 0 ? 'no wire answers' : `${list} ${there.length === 1 ? 'answers' : 'answer'}`
    if (there.length === 0) return { status: 'fail', says, remedy: 'see what the proxy lets through to Odoo', facts }
    // 19 warns of them at each call, 22 is to be without (odoo/odoo#252721).
    if (isAtLeast(series, 19) && (taken === 'jsonrpc' || taken === 'xmlrpc' || taken === 'xmlrpc2')) {
      const remedy = 'make an API key and leave `wire` out: JSON-2 is taken then'
      return {
        status: 'warn',
        says: `${says}; ${WIRE_NAMES[taken]}, which this connection takes, ends with Odoo 22`,
        remedy,
        facts,
      }
    }
    if (isAtLeast(series, 19) && !there.includes('json2')) {
      return {
        status: 'warn',
        says: `${says}; JSON-2 does not`,
        remedy: 'install the module rpc, and let the proxy pass /json/2',
        facts,
      }
    }
    return { status: 'ok', says, facts }
  },
}

/** JSON-2 wants a key first: that it says so is answer enough. */
async function isThere(patient: Patient, name: WireName, signal: AbortSignal): Promise<boolean> {
  const { path, question } = PROBES[name]
  const { database } = patient.options
  const headers = {
    ...question.headers,
    ...(name === 'json2' && database !== undefined && { 'x-odoo-database': database }),
  }
  const reply = await patient.ask(path, { ...question, method: 'POST', headers, signal }).catch(() => undefined)
  if (reply === undefined) return false
  if (name === 'json2') return reply.status === 401 || reply.status === 403
  return reply.status === 200 && /"result"|<params>/.test(reply.text)
}
