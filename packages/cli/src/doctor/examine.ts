import type { ConnectOptions } from 'ooor'
import { unknownName } from '../expressions/unknown-name.ts'
import type { Check, Diagnosis, Finding } from './check.ts'
import { CHECKS } from './checks/index.ts'
import { Patient } from './patient.ts'

/** How a server is looked at. */
export interface ExamineOptions {
  /** Milliseconds that one check may take. @default 20000 */
  readonly deadline?: number
  /** Only these checks, by their names. @default all */
  readonly only?: readonly string[] | undefined
  readonly signal?: AbortSignal
  /** Told about each finding as soon as it is there. */
  readonly onFinding?: ((finding: Finding) => void) | undefined
}

/** Looks at a server and tells what is well and what is not, in the order of the checks. Changes nothing there. */
export async function examine(target: ConnectOptions, options: ExamineOptions = {}): Promise<Finding[]> {
  const patient = new Patient(target)
  try {
    return await runChecks(
      patient,
      CHECKS.filter(({ name }) => options.only?.includes(name) ?? true),
      options,
    )
  } finally {
    await patient.close()
  }
}

/** Runs checks side by side, those that want to be alone afterwards. One that fails, or does not end, stops no other. */
export async function runChecks(
  patient: Patient,
  checks: readonly Check[],
  { deadline = 20_000, signal, onFinding }: ExamineOptions,
): Promise<Finding[]> {
  const found = new Map<Check, Finding>()
  const look = async (check: Check) => {
    const finding = { check: check.name, title: check.title, ...(await diagnosed(check, patient, deadline, signal)) }
    onFinding?.(finding)
    found.set(check, finding)
  }
  await Promise.all(checks.filter(({ isAlone }) => !isAlone).map(look))
  for (const check of checks.filter(({ isAlone }) => isAlone)) await look(check)
  return checks.flatMap((check) => found.get(check) ?? [])
}

async function diagnosed(
  check: Check,
  patient: Patient,
  deadline: number,
  interrupted: AbortSignal | undefined,
): Promise<Diagnosis> {
  const missing = await missingFor(check, patient)
  if (missing !== undefined) return { status: 'skip', says: missing }
  const timer = new AbortController()
  const over = setTimeout(() => timer.abort(), deadline)
  const signal = interrupted === undefined ? timer.signal : AbortSignal.any([interrupted, timer.signal])
  const late = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(new TooLate(`nothing was found out in ${deadline / 1000} seconds`)))
  })
  try {
    return await Promise.race([check.run(patient, signal), late])
  } catch (error) {
    interrupted?.throwIfAborted()
    const says = messageOf(
      timer.signal.aborted ? new TooLate(`nothing was found out in ${deadline / 1000} seconds`) : error,
    )
    return { status: 'fail', says, remedy: 'look at the server’s log for this moment', facts: { error: nameOf(error) } }
  } finally {
    clearTimeout(over)
  }
}

class TooLate extends Error {
  override readonly name = 'TooLate'
}

/** Why a check makes no sense; undefined when it does. */
async function missingFor({ needs }: Check, patient: Patient): Promise<string | undefined> {
  if (needs === 'nothing') return undefined
  const isThere = await patient.series().then(
    () => true,
    () => false,
  )
  if (!isThere) return 'not asked: the server does not answer'
  if (needs === 'server') return undefined
  const info = await patient.info().catch(() => undefined)
  if (info === undefined) return 'not asked: nobody is logged in'
  return info === null ? 'not asked: there is no user' : undefined
}

/** The first sentence of an error, without its details. */
function messageOf(error: unknown): string {
  const message = error instanceof Error ? unknownName(error) : String(error)
  return (message.split('\n')[0] ?? '').replace(/\.$/, '')
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error
}
