import type { Schema } from '../schema/schema.ts'

export function fromForm(
  _schema: Schema,
  _data: FormData | Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return {}
}
