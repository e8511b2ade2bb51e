/**
 * A definition that several sandboxes share, which nobody changes: who is handed a part of it, as a field's choices or a
 * row's list, gets an error where they write to it. What is frozen already is taken to be so all through.
 */
export function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value) || ArrayBuffer.isView(value)) return value
  Object.freeze(value)
  for (const part of Object.values(value)) frozen(part)
  return value
}
