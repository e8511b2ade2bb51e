import { isId, linkedIds } from '../../belongings/record-id.ts'

/** The ids of a many2many after the server's commands; plain ids, as defaults have them, are all that there are. */
export function applyCommands(before: readonly number[], commands: unknown): number[] {
  if (!Array.isArray(commands)) return []
  let ids = new Set(before)
  if (commands.some((one) => typeof one === 'number')) ids = new Set()
  for (const command of commands as readonly unknown[]) {
    if (isId(command)) ids.add(command)
    if (!Array.isArray(command)) continue
    const [code, id, values]: readonly unknown[] = command
    if ((code === 1 || code === 4) && isId(id)) ids.add(id)
    else if ((code === 2 || code === 3) && isId(id)) ids.delete(id)
    else if (code === 5) ids = new Set()
    else if (code === 6) ids = new Set(linkedIds(values))
  }
  return [...ids]
}
