import type { RouteAnswer } from '../http-exchange.ts'
import { brokenAnswer } from './pages.ts'
import type { Route } from './route.ts'

/** Files of rows, which only the web client asks for: none is made here (without its data a real one breaks too). */
const file = (path: string): Route => ({
  type: 'http',
  path,
  since: 14,
  auth: 'user',
  run: (): RouteAnswer => ({ ...brokenAnswer(), isRaised: true }),
})

export const exportRoutes: readonly Route[] = [
  file('/web/export/csv'),
  file('/web/export/xlsx'),
  file('/web/pivot/export_xlsx'),
]
