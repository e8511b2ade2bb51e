import { type CommonInterfaces, declareCommon, declareModel } from './declare-model.ts'
import type { ServerDescription } from './server-description.ts'
import { byCodeUnit, interfaceNames, literal } from './typescript-names.ts'

/** How declarations are written. */
export interface DeclarationOptions {
  /** The interface that holds all models. @default 'Odoo' */
  readonly name?: string | undefined
  /** False to leave ooor's own `Models` alone, in a program with several servers. @default true */
  readonly isGlobal?: boolean | undefined
}

const COMMON = { methods: 'BaseMethods', modelMethods: 'BaseModelMethods' } as const

/** The declarations of a server: the same text for the same server, whoever asks, wherever and when. */
export function declareServer(server: ServerDescription, options: DeclarationOptions = {}): string {
  const { name = 'Odoo', isGlobal = true } = options
  const models = [...server.models].sort((a, b) => byCodeUnit(a.name, b.name))
  const reserved = [name, COMMON.methods, COMMON.modelMethods, 'Promise', 'Record', 'UntypedModel']
  const names = interfaceNames(
    models.map((model) => model.name),
    reserved,
  )
  let hasUntyped = false
  const typeOfModel = (model: string) => {
    const known = names.get(model)
    hasUntyped ||= known === undefined
    return known ?? `UntypedModel<${literal(model)}>`
  }
  const ofModel = server.common.filter(({ isOfModel }) => isOfModel)
  const ofRecords = server.common.filter(({ isOfModel }) => !isOfModel)
  const common: CommonInterfaces = {
    methods: ofRecords.length > 0 ? COMMON.methods : undefined,
    modelMethods: ofModel.length > 0 ? COMMON.modelMethods : undefined,
  }
  const interfaces = models.map((model) => declareModel(model, names.get(model.name) ?? '', typeOfModel, common))
  const blocks = [
    [
      `// Written by \`ooor types\` from Odoo ${server.series}. Do not edit.`,
      `import type { field${hasUntyped ? ', UntypedModel' : ''} } from 'ooor'`,
    ],
    [`export interface ${name} {`, ...models.map((model) => `  ${literal(model.name)}: ${names.get(model.name)}`), '}'],
    ...(isGlobal ? [["declare module 'ooor' {", `  interface Models extends ${name} {}`, '}']] : []),
    ...(common.methods === undefined
      ? []
      : [declareCommon(common.methods, 'What records of all models can do.', ofRecords)]),
    ...(common.modelMethods === undefined
      ? []
      : [declareCommon(common.modelMethods, 'What all models can do.', ofModel)]),
    ...interfaces,
  ]
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`
}
