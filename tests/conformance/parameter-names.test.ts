import { expect, it } from 'vitest'
import { baseSignatures } from '../../packages/ooor/src/wires/parameter-names.ts'
import { describeTargets } from './targets.ts'

interface Doc {
  readonly methods: Readonly<
    Record<
      string,
      { readonly parameters: Readonly<Record<string, { readonly kind?: string }>>; readonly api?: string[] }
    >
  >
}

describeTargets('the names of the base methods’ parameters', (target) => {
  it('are those of the server’s own documentation', async (context) => {
    const { url, keys, major, has } = target()
    if (!has('documentation of methods') || keys.admin === undefined)
      context.skip('the documentation came with 19, for API keys')
    const headers = { authorization: `bearer ${keys.admin}` }
    const response = await fetch(`${url}/doc-bearer/res.partner.json`, { headers })
    const { methods } = (await response.json()) as Doc
    const signatures = baseSignatures({ name: `${major}.0`, major, minor: 0 })
    const known = Object.entries(signatures).filter(([name]) => name in methods)
    expect(known.length).toBeGreaterThan(8)
    for (const [name, signature] of known) {
      const doc = methods[name]
      const positional = Object.entries(doc?.parameters ?? {})
        .filter(([, { kind }]) => kind === undefined || kind.startsWith('POSITIONAL'))
        .map(([parameter]) => parameter)
      expect([name, ...positional]).toEqual([name, ...(signature?.parameters ?? [])])
      expect([name, !doc?.api?.includes('model')]).toEqual([name, signature?.takesIds])
    }
  })
})
