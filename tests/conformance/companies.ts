import type { Connection } from 'ooor'
import { uniqueName } from './help.ts'

type Admin = Pick<Connection, 'call'>

/** A company beside the first, for which the administrator works too. It stays: nobody can delete one. */
async function companyLike(admin: Admin, domain: readonly unknown[], values: object): Promise<number> {
  const [found] = (await admin.call('res.company', 'search', [[['id', '!=', 1], domain]], { limit: 1 })) as number[]
  const id = found ?? ((await admin.call('res.company', 'create', [values])) as number)
  await admin.call('res.users', 'write', [2, { company_ids: [[4, id]] }])
  return id
}

/** One that has nothing to do with the first. */
export const secondCompany = (admin: Admin) =>
  companyLike(admin, ['parent_id', '=', false], { name: uniqueName('second') })

/** One below the first; a branch of it since 17. */
export const companyBelow = (admin: Admin) =>
  companyLike(admin, ['parent_id', '=', 1], { name: uniqueName('zz below'), parent_id: 1, sequence: 99 })
