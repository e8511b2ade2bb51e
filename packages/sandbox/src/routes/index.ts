import { actionRoutes } from './action-routes.ts'
import { busRoutes } from './bus-routes.ts'
import { contentRoutes } from './content-routes.ts'
import { databaseRoutes } from './database-routes.ts'
import { datasetRoutes } from './dataset-routes.ts'
import { docRoutes } from './doc-routes.ts'
import { exportRoutes } from './export-routes.ts'
import { imageRoutes } from './image-routes.ts'
import { loginRoutes } from './login-routes.ts'
import { reportRoutes } from './report-routes.ts'
import type { Route } from './route.ts'
import { serviceRoutes } from './service-routes.ts'
import { sessionRoutes } from './session-routes.ts'
import { shopRoutes } from './shop/index.ts'
import { siteFileRoutes } from './site-files.ts'
import { uploadRoutes } from './upload-routes.ts'
import { versionRoutes } from './version-routes.ts'

/** All that the sandbox has, on whatever series. */
export const ROUTES: readonly Route[] = [
  ...versionRoutes,
  ...databaseRoutes,
  ...sessionRoutes,
  ...datasetRoutes,
  ...loginRoutes,
  ...docRoutes,
  ...serviceRoutes,
  ...shopRoutes,
  ...imageRoutes,
  ...uploadRoutes,
  ...contentRoutes,
  ...reportRoutes,
  ...busRoutes,
  ...actionRoutes,
  ...exportRoutes,
  ...siteFileRoutes,
]
