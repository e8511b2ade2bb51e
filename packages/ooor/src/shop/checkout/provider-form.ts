import { readHtml } from '../pages/html-tree.ts'

/** The form that a provider gives: where the payment is made. */
export interface ProviderForm {
  readonly method: 'GET' | 'POST'
  readonly url: string
  readonly fields: Readonly<Record<string, string>>
}

/** Reads a provider's form; up to 14 it is only its fields, of which one has the address. */
export function readProviderForm(markup: string): ProviderForm | undefined {
  const page = readHtml(markup)
  const form = page.find(({ tag }) => tag === 'form')
  const url = form?.attr('action') || page.find((one) => one.hasAttr('data-action-url'))?.attr('data-action-url')
  if (!url) return undefined
  const inputs = [
    ...page.all((one) => one.tag === 'input' && one.attr('name') !== '' && !one.hasAttr('data-remove-me')),
  ]
  return {
    method: form?.attr('method').toLowerCase() === 'get' ? 'GET' : 'POST',
    url,
    fields: Object.fromEntries(inputs.map((one) => [one.attr('name'), one.attr('value')])),
  }
}

/** True for a form that the shop's own server takes, as that of a wire transfer: no money moves there. */
export function isOwnForm({ url }: ProviderForm): boolean {
  return url.startsWith('/') && !url.startsWith('//')
}
