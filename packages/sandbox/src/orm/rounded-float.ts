import type { FieldDefinition } from './definition.ts'

/**
 * A float as Python rounds it to a field's digits, halves away from zero: what comes out may be off by the last bit, which
 * forms of 13 to 16 tell (odoo/tools/float_utils.py; tried on 14.0).
 */
export function roundedFloat(value: number, { digits }: FieldDefinition): number {
  if (!digits || value === 0) return value
  // As Python has it, which a power is not.
  const factor = Number(`1e-${digits[1]}`)
  const scaled = Math.abs(value / factor)
  return Math.sign(value) * Math.round(scaled + scaled * 2 ** -52) * factor
}
