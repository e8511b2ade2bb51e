import { docComment } from './doc-comment.ts'
import { typeOfAnnotation } from './python-annotation.ts'
import type { MethodDescription, ParameterDescription } from './server-description.ts'
import { memberName } from './typescript-names.ts'

const WIDTH = 120

/** The lines of one method: its comment, its arguments by name, its result. */
export function declareMethod(method: MethodDescription, indent: string): string[] {
  const { name, parameters, takesMore, returns } = method
  const result = `Promise<${returns === undefined ? 'unknown' : typeOfAnnotation(returns, 'result')}>`
  const comment = docComment(method.doc, indent)
  const head = `${indent}${memberName(name)}`
  if (parameters.length === 0 && !takesMore) return [...comment, `${head}(): ${result}`]
  const args = parameters.some(({ isRequired }) => isRequired) ? 'args' : 'args?'
  const members = parameters.map(declareParameter)
  if (takesMore) members.push('[argument: string]: unknown')
  const line = `${head}(${args}: { ${members.join('; ')} }): ${result}`
  const isShort = line.length <= WIDTH && parameters.every(({ doc }) => doc === undefined)
  if (isShort) return [...comment, line]
  const inner = `${indent}  `
  const lines = members.flatMap((member, index) => [...docComment(parameters[index]?.doc, inner), `${inner}${member}`])
  return [...comment, `${head}(${args}: {`, ...lines, `${indent}}): ${result}`]
}

function declareParameter(parameter: ParameterDescription): string {
  return `${memberName(parameter.name)}${parameter.isRequired ? '' : '?'}: ${typeOfParameter(parameter)}`
}

/** Python's authors leave None and False out of their annotations when they are the default. */
function typeOfParameter({ annotation, default: value }: ParameterDescription): string {
  const type = annotation === undefined ? 'unknown' : typeOfAnnotation(annotation, 'argument')
  if (type === 'unknown' || (value !== null && value !== false)) return type
  const empty = String(value)
  const covering = value === false ? ['false', 'boolean'] : ['null']
  return covering.some((one) => type.split(' | ').includes(one)) ? type : `${type} | ${empty}`
}
