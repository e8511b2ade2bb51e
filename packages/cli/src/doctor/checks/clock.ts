import type { Check, Diagnosis } from '../check.ts'

/** Whether the server's clock and this one agree: codes of a second factor, ends of keys and changes since then hang on it. */
export const clockCheck: Check = {
  name: 'clock',
  title: 'Clock',
  needs: 'server',
  async run(patient, signal) {
    const { sentAt, cameAt, header } = await patient.version(signal)
    const date = header('date')
    if (date === null) return { status: 'skip', says: 'the server does not tell its time' }
    return clockDiagnosis(Date.parse(date), sentAt, cameAt)
  },
}

/** How far a clock is off that told whole seconds some time between two moments. */
export function clockDiagnosis(told: number, sentAt: number, cameAt: number): Diagnosis {
  // What was told may be up to a second ago.
  const off = told + 1000 < sentAt ? told + 1000 - sentAt : told > cameAt ? told - cameAt : 0
  const seconds = Math.round(off / 1000)
  const facts = { seconds }
  if (Math.abs(seconds) < 5) return { status: 'ok', says: 'the server’s agrees with this one', facts }
  const says = `the server’s is ${Math.abs(seconds)} seconds ${seconds > 0 ? 'ahead' : 'behind'}`
  const remedy = 'let both take their time from the network (chrony, systemd-timesyncd)'
  return { status: Math.abs(seconds) < 120 ? 'warn' : 'fail', says, remedy, facts }
}
