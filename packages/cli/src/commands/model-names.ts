import { UsageError } from '../command.ts'

/** The models that `--models` names, with commas or several times. */
export function modelsOf(text: string, before: readonly string[] = []): string[] {
  const models = text.split(',').map((name) => name.trim())
  const wrong = models.find((model) => !/^[\w.*-]+$/.test(model))
  if (wrong !== undefined) throw new UsageError(`'${wrong}' is no model's name: write them as res.partner,sale.*`)
  return [...before, ...models]
}
