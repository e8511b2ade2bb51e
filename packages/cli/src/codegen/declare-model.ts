import { declareField } from './declare-field.ts'
import { declareMethod } from './declare-method.ts'
import { docComment } from './doc-comment.ts'
import type { MethodDescription, ModelDescription } from './server-description.ts'
import { byCodeUnit, literal } from './typescript-names.ts'

/** The interfaces that hold the methods of all models; undefined where none are known. */
export interface CommonInterfaces {
  readonly methods: string | undefined
  readonly modelMethods: string | undefined
}

/** The interface of one model. */
export function declareModel(
  model: ModelDescription,
  name: string,
  typeOfModel: (name: string) => string,
  common: CommonInterfaces,
): string[] {
  const { schema } = model
  const fields = [...schema.fields.values()].sort((a, b) => byCodeUnit(a.name, b.name))
  const ofModel = model.methods.filter(({ isOfModel }) => isOfModel)
  const ofRecords = model.methods.filter(({ isOfModel }) => !isOfModel)
  const hasModelMethods = ofModel.length > 0 || common.modelMethods !== undefined
  return [
    ...docComment(model.label, ''),
    `export interface ${name} {`,
    `  name: ${literal(model.name)}`,
    '  fields: {',
    ...fields.flatMap((field) => declareField(field, schema, typeOfModel)),
    '  }',
    ...declareMethods('methods', ofRecords, common.methods),
    ...(hasModelMethods ? declareMethods('modelMethods', ofModel, common.modelMethods) : []),
    '}',
  ]
}

/** The methods of a kind that all models have, in an interface of their own. */
export function declareCommon(name: string, comment: string, methods: readonly MethodDescription[]): string[] {
  return [...docComment(comment, ''), `export interface ${name} {`, ...declareAll(methods, '  '), '}']
}

function declareMethods(member: string, methods: readonly MethodDescription[], common: string | undefined): string[] {
  if (methods.length === 0) return [`  ${member}: ${common ?? 'object'}`]
  const head = common === undefined ? '{' : `${common} & {`
  return [`  ${member}: ${head}`, ...declareAll(methods, '    '), '  }']
}

function declareAll(methods: readonly MethodDescription[], indent: string): string[] {
  const sorted = [...methods].sort((a, b) => byCodeUnit(a.name, b.name))
  return sorted.flatMap((method) => declareMethod(method, indent))
}
