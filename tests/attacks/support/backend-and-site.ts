import { afterEach, beforeEach, vi } from 'vitest'
import { type Backend, startBackend } from './backend.ts'
import { closeSockets } from './raw.ts'
import type { RunningSite } from './sites.ts'

/** An Odoo and a site before it, of each test: the site is the test's to start, and is stopped with it. */
export interface BackendAndSite {
  backend: Backend
  site: RunningSite
}

/** Starts an Odoo for each test of the file, and stops it, the site and what was opened to it. */
export function backendAndSite(): BackendAndSite {
  const here = {} as BackendAndSite
  beforeEach(async () => {
    here.backend = await startBackend()
  })
  afterEach(async () => {
    vi.restoreAllMocks()
    closeSockets()
    await here.site.stop()
    await here.backend.stop()
  })
  return here
}
