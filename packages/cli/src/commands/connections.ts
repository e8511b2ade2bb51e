import { Command } from 'commander'
import { type CommandMaker, UsageError } from '../command.ts'
import { NamedConnections, secretAccount } from '../connections/named-connections.ts'
import { projectConfig } from '../connections/project-config.ts'
import { namedConnections } from '../connections/resolve-target.ts'
import { outputFormat, writeRows } from '../output/row-writer.ts'

/** `ooor connections`: the connections that have a name. */
export const connectionsCommand: CommandMaker = (run) =>
  new Command('connections')
    .summary('lists the connections that have a name')
    .description('Lists the connections that have a name: the project’s, of ooor.config.ts, and those of `ooor login`.')
    .action(async () => {
      const { terminal, options } = run
      const project = await projectConfig(terminal.directory)
      const all = await namedConnections(terminal, project)
      const rows = [...all].map(([name, connection]) => {
        const { url, database, username } = connection
        const isOfProject = Object.hasOwn(project?.config.connections ?? {}, name)
        const isDefault = project?.config.connection === name
        return { name, url, database, username, from: isOfProject ? 'project' : 'login', isDefault }
      })
      const columns = [
        { title: 'name', value: ({ name, isDefault }: (typeof rows)[0]) => `${name}${isDefault ? ' *' : ''}` },
        { title: 'url', value: ({ url }: (typeof rows)[0]) => url },
        { title: 'database', value: ({ database }: (typeof rows)[0]) => database },
        { title: 'user', value: ({ username }: (typeof rows)[0]) => username },
        { title: 'from', value: ({ from }: (typeof rows)[0]) => from },
      ]
      const format = outputFormat(undefined, options)
      const count = await writeRows(rows, columns, format, terminal)
      if (count === 0 && format === 'table') terminal.error('there are none: `ooor login prod https://…` makes one\n')
    })
    .addCommand(
      new Command('remove')
        .description('Forgets a connection of `ooor login`, and its secret.')
        .argument('<name>')
        .action(async (name: string) => {
          const connections = new NamedConnections(run.terminal.environment)
          const connection = (await connections.all()).get(name)
          if (connection === undefined) throw new UsageError(`no connection of yours is named '${name}'`)
          await run.terminal.secrets.delete(secretAccount(connection))
          await connections.remove(name)
          run.terminal.error(`${name} is forgotten\n`)
        }),
    )
