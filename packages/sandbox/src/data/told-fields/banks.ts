import type { ToldField } from '../../orm/definition.ts'
import { toldOfThreads } from './threads.ts'

/** Of bank accounts (`res.partner.bank`; tried on 16.0 to 19.0, where the field is). */
export const TOLD_FIELDS_OF_BANKS: Readonly<Record<string, ToldField>> = {
  ...toldOfThreads('res.partner.bank'),
  // Of 19 alone: green where money may be sent there, else red.
  color: { depends: ['allow_out_payment'], compute: ({ allow_out_payment }) => (allow_out_payment ? 10 : 1) },
}
