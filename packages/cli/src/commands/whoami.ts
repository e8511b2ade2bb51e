import { Command } from 'commander'
import type { CommandMaker } from '../command.ts'
import { outputFormat, writeOne } from '../output/row-writer.ts'

/** `ooor whoami`: who the connection's user is. */
export const whoamiCommand: CommandMaker = (run) =>
  new Command('whoami')
    .summary('tells who the user is')
    .description('Logs in, and tells who the user is.')
    .argument('[target]', 'a connection string, or the name of a connection')
    .action(async (target: string | undefined) => {
      await run.onServer(target, async (odoo) => {
        const info = await odoo.whoami()
        const row = {
          name: info?.name,
          login: info?.login,
          uid: info?.uid,
          isAdmin: info?.isAdmin,
          isInternal: info?.isInternal,
          lang: info?.userContext.lang,
          timeZone: info?.userContext.tz,
          companyId: info?.companyId,
          partnerId: info?.partnerId,
          database: info?.database,
          url: odoo.url,
        }
        const told = Object.keys(row).filter((key) => row[key as keyof typeof row] !== undefined)
        const columns = told.map((title) => ({ title, value: (one: typeof row) => one[title as keyof typeof row] }))
        writeOne(row, columns, outputFormat(undefined, run.options), run.terminal)
      })
    })
