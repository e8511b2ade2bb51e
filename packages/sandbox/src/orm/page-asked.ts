import { isOfPostgres } from '../python/exceptions.ts'
import type { Page } from './environment.ts'

/** A page as it is asked for: PostgreSQL refuses it only once it has looked at what is to be found (tried on 14.0 and 19.0). */
export function pageAsked(page: Page, find: () => unknown): Pick<Page, 'offset' | 'limit'> {
  return askedOf(find, () => {
    const { offset = 0, limit } = page
    return { offset, limit }
  })
}

/** A page of groups up to 16: where there is no limit, nobody looks at the offset (tried on 14.0, the others by source). */
export function groupsAsked(page: Page, find: () => unknown): { readonly offset: number; readonly limit?: number } {
  return askedOf(find, () => {
    const { limit } = page
    return limit ? { offset: page.offset ?? 0, limit } : { offset: 0 }
  })
}

function askedOf<Asked>(find: () => unknown, page: () => Asked): Asked {
  try {
    return page()
  } catch (error) {
    if (isOfPostgres(error)) find()
    throw error
  }
}
