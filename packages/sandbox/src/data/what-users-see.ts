import type { Environment } from '../orm/environment.ts'
import { isAllowed } from '../orm/is-allowed.ts'

/** A user's groups, those that come with others too, since 19; nobody is asked for rights. */
export const groupsOfUser = (env: Environment, user: number) =>
  (env.sudo().read('res.users', [user], ['all_group_ids'])[0]?.all_group_ids ?? []) as readonly number[]

/** Whether there is such a model, and the user may read it. */
export const mayReadModel = (env: Environment, model: string): boolean =>
  env.hasModel(model) && isAllowed(() => env.checkAccess(env.table(model), 'read'))
