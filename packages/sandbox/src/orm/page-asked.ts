import { isOfPostgres } from '../python/exceptions.ts'
import type { Page } from './environment.ts'

/** A page as it is asked for: PostgreSQL refuses it only once it has looked at what is to be found (tried on 14.0 and 19.0). */
export function pageAsked(page: Page, find: () => unknown): Pick<Page, 'offset' | 'limit'> {
  try {
    const { offset = 0, limit } = page
    return { offset, limit }
  } catch (error) {
    if (isOfPostgres(error)) find()
    throw error
  }
}
