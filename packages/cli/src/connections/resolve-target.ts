import { type ConnectOptions, parseConnectionString, type SchemaOptions } from 'ooor'
import { type GlobalOptions, UsageError } from '../command.ts'
import type { Terminal } from '../terminal.ts'
import { connectionTarget } from './connection-target.ts'
import { type NamedConnection, NamedConnections } from './named-connections.ts'
import { type ProjectConfig, projectConfig, schemaFileOf } from './project-config.ts'
import { secretOf } from './secret.ts'

/** Where to connect to, before anybody is asked for a secret. */
export type Address =
  | { readonly kind: 'sandbox'; readonly series: string }
  | { readonly kind: 'string'; readonly url: string | undefined }
  | { readonly kind: 'named'; readonly name: string; readonly connection: NamedConnection }

/** What to connect to: what the command line names, else what the environment does, else the project. */
export async function resolveTarget(
  target: string | undefined,
  options: GlobalOptions,
  terminal: Terminal,
): Promise<ConnectOptions> {
  const project = await projectConfig(terminal.directory)
  const address = await resolveAddress(target, options, terminal, project)
  const settings = { ...(await settingsOf(project)) }
  if (address.kind === 'sandbox') return { ...settings, ...(await sandboxTarget(address.series)) }
  const { database, username } = options
  if (address.kind === 'string') {
    return { ...settings, ...connectionTarget({ url: address.url, database, username }, terminal.environment) }
  }
  const { name } = address
  const meant = { ...address.connection, ...(database && { database }), ...(username && { username }) }
  const { auth: _, ...where } = meant
  return { ...settings, ...where, ...(await secretOf(name, meant, terminal)) }
}

/** The address alone. */
export async function resolveAddress(
  target: string | undefined,
  { connection, url, sandbox }: GlobalOptions,
  terminal: Terminal,
  project: ProjectConfig | undefined,
): Promise<Address> {
  const named = [
    ...(target === undefined ? [] : [withoutSecret(target)]),
    ...(connection === undefined ? [] : [`-c ${connection}`]),
    ...(url === undefined ? [] : ['--url']),
    ...(sandbox === undefined ? [] : ['--sandbox']),
  ]
  if (named.length > 1) throw new UsageError(`there are two servers, ${named.join(' and ')}: leave one out`)
  if (sandbox !== undefined) return { kind: 'sandbox', series: sandbox }
  const name = connection ?? target
  if (name !== undefined)
    return connection === undefined && !isName(name)
      ? { kind: 'string', url: name }
      : findNamed(name, terminal, project)
  if (url !== undefined || terminal.environment.OOOR_URL) return { kind: 'string', url }
  const ofProject = project?.config.connection
  if (ofProject === undefined) return { kind: 'string', url: undefined }
  return isName(ofProject) ? findNamed(ofProject, terminal, project) : { kind: 'string', url: ofProject }
}

/** The server and database of an address; undefined where no server is named. */
export function placeOf(
  address: Address,
  options: GlobalOptions,
  environment: Terminal['environment'],
): { readonly url: string; readonly database?: string | undefined } | undefined {
  if (address.kind === 'sandbox') return SANDBOX
  const url = address.kind === 'string' ? (address.url ?? environment.OOOR_URL) : undefined
  if (address.kind === 'string' && !url) return undefined
  const where = address.kind === 'named' ? address.connection : apart(url as string)
  const ofEnvironment = address.kind === 'string' ? environment.OOOR_DATABASE : undefined
  return { url: where.url, database: options.database ?? where.database ?? ofEnvironment }
}

/** All connections with a name: the project's before the user's. */
export async function namedConnections(
  { environment }: Pick<Terminal, 'environment'>,
  project: ProjectConfig | undefined,
): Promise<ReadonlyMap<string, NamedConnection>> {
  const ofProject = Object.entries(project?.config.connections ?? {}).map(([name, { url, ...rest }]) => {
    return [name, { ...apart(url), ...rest }] as const
  })
  return new Map([...(await new NamedConnections(environment).all()), ...ofProject])
}

async function findNamed(name: string, terminal: Terminal, project: ProjectConfig | undefined): Promise<Address> {
  const all = await namedConnections(terminal, project)
  const connection = all.get(name)
  if (connection !== undefined) return { kind: 'named', name, connection }
  const known = all.size === 0 ? 'there is none yet' : `there are ${[...all.keys()].join(', ')}`
  throw new UsageError(
    `no connection is named '${name}', ${known}: \`ooor login ${name} https://…\` makes one; an address begins with https://`,
  )
}

/** A connection string in its parts, as far as they are no secret. */
export function apart(text: string): NamedConnection {
  const { url, database, username } = parseConnectionString(text)
  return { url: url.href, ...(database && { database }), ...(username && { username }) }
}

/** Names have none of what each connection string has. */
function isName(text: string): boolean {
  return /^[\w-]+$/.test(text)
}

function withoutSecret(target: string): string {
  return isName(target) ? `'${target}'` : 'the connection string'
}

async function settingsOf(project: ProjectConfig | undefined): Promise<Partial<ConnectOptions>> {
  if (project === undefined) return {}
  const file = await schemaFileOf(project)
  const schemas: SchemaOptions | undefined = file && { file }
  const { aliases } = project.config
  return { ...(aliases && { aliases }), ...(schemas && { schemas }) }
}

const SANDBOX = { url: 'http://sandbox/', database: 'sandbox' }

/** A sandbox inside the process. */
async function sandboxTarget(series: string): Promise<ConnectOptions> {
  const { Sandbox } = await import('@ooor/sandbox')
  const sandbox = new Sandbox({ series, database: SANDBOX.database })
  const { adapter } = sandbox
  return { ...SANDBOX, adapter, username: 'admin', password: 'admin' }
}
