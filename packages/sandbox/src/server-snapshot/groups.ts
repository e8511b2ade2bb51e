import type { Group, Stored } from '../orm/definition.ts'
import type { ServerSnapshot } from './snapshot-file.ts'

/** Groups that the sandbox has names of its own for. */
const OWN_NAMES: ReadonlyMap<string, Group> = new Map<string, Group>([
  ['base.group_system', 'system'],
  ['base.group_user', 'user'],
  ['base.group_portal', 'portal'],
  ['base.group_public', 'public'],
  ['api_doc.group_allow_doc', 'doc'],
])

/** A group's name here, by its external id. */
export function groupNamed(externalId: string): Group {
  return OWN_NAMES.get(externalId) ?? (externalId as Group)
}

/** Groups with all that come with them. */
export function withImplied(groups: ServerSnapshot['groups'], names: Iterable<string>): Group[] {
  const found = new Set<string>()
  const add = (name: string) => {
    if (found.has(name)) return
    found.add(name)
    for (const implied of groups?.[name]?.implies ?? []) add(implied)
  }
  for (const name of names) add(name)
  return [...found].map(groupNamed)
}

/** Rows of `res.groups`: the sandbox's own where the file tells nothing of groups, else those of the file. */
export function groupsOfFile(own: readonly Stored[], groups: ServerSnapshot['groups']) {
  if (groups === undefined) return { rows: own, externalIds: undefined }
  const known = new Map(own.map((row) => [row.code, row.id]))
  let last = Math.max(0, ...own.map(({ id }) => id))
  const names = [...new Set([...OWN_NAMES.keys(), ...Object.keys(groups)])]
  const ids = new Map(names.map((name) => [name, known.get(groupNamed(name)) ?? ++last]))
  const rows = names.map((name): Stored => {
    const told = Object.hasOwn(groups, name) ? groups[name] : undefined
    return {
      id: ids.get(name) as number,
      name: told?.name ?? own.find(({ code }) => code === groupNamed(name))?.name ?? name,
      code: groupNamed(name),
      implied_ids: (told?.implies ?? []).flatMap((one) => ids.get(one) ?? []),
    }
  })
  return { rows, externalIds: ids }
}
