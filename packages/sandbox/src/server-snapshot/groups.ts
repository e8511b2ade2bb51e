import type { Group } from '../orm/definition.ts'
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
