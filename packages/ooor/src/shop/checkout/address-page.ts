import { type HtmlNode, readHtml } from '../pages/html-tree.ts'
import type { AddressAnswer, AddressField, AddressForm, AddressKind, ShopCountry, ShopState } from './checkout.ts'

/** A form as it stands on the page. */
export interface FilledForm {
  /** Where it is sent. */
  readonly action: string
  /** What would be sent as it stands. */
  readonly values: ReadonlyMap<string, string>
  readonly form: AddressForm
}

const isControl = ({ tag }: HtmlNode) => tag === 'input' || tag === 'select' || tag === 'textarea'
/** What is not for people to fill in. */
const INNER = /^(csrf_token|submitted|use_same|use_delivery_as_billing|callback|mode|partner_id|parent_id)$/

/** The form for an address, of 8 to 20. */
export function readAddressForm(page: HtmlNode, path: string, asked: AddressKind): FilledForm | undefined {
  const node = page.find(
    (one) => one.tag === 'form' && one.find((inner) => isControl(inner) && inner.attr('name') === 'city') !== undefined,
  )
  if (node === undefined) return undefined
  const controls = [...node.all((one) => isControl(one) && one.attr('name') !== '')]
  const values = new Map(controls.filter(isSent).map((one) => [one.attr('name'), filledIn(one)]))
  const listed = `${values.get('field_required') ?? ''},${values.get('required_fields') ?? ''}`.split(',')
  const fields = controls
    .filter((one) => one.attr('type') !== 'hidden' && !INNER.test(one.attr('name')))
    .map((one) => fieldOf(node, one, listed))
  const select = (name: string) => controls.find((one) => one.tag === 'select' && one.attr('name') === name)
  const told = values.get('mode') ?? values.get('address_type') ?? select('country_id')?.attr('mode')
  const partnerId = Number(values.get('partner_id') ?? new URLSearchParams(path.split('?')[1]).get('partner_id'))
  return {
    action: node.attr('action'),
    values,
    form: {
      kind: told ? (told === 'billing' ? 'billing' : 'shipping') : asked,
      partnerId: partnerId > 0 ? partnerId : null,
      fields,
      countries: optionsOf(select('country_id')),
      states: statesOf(select('state_id')),
    },
  }
}

/** The states that a form has for a country; up to 9 those of all countries are in it. */
export function statesOf(select: HtmlNode | undefined, countryId?: number): ShopState[] {
  const options = [...(select?.all(({ tag }) => tag === 'option') ?? [])]
  return options.flatMap((option) => {
    const country = option.attr('data-country_id')
    if (!Number(option.attr('value'))) return []
    if (countryId !== undefined && country !== '' && Number(country) !== countryId) return []
    return [{ id: Number(option.attr('value')), name: option.text, code: option.attr('data-code') }]
  })
}

function optionsOf(select: HtmlNode | undefined): ShopCountry[] {
  const options = [...(select?.all(({ tag }) => tag === 'option') ?? [])]
  return options.map((option) => ({ id: Number(option.attr('value')), name: option.text })).filter(({ id }) => id > 0)
}

function fieldOf(form: HtmlNode, control: HtmlNode, listed: readonly string[]): AddressField {
  const name = control.attr('name')
  const id = control.attr('id')
  const isLabel = (one: HtmlNode) => one.tag === 'label'
  const label =
    form.find((one) => isLabel(one) && [name, id].some((target) => target !== '' && one.attr('for') === target)) ??
    control.parent?.find(isLabel)
  // Optional ones are marked, by a class since 9 and by thin letters before.
  const isOptional =
    label === undefined || label.hasClass('label-optional') || /weight:\s*normal/.test(label.attr('style'))
  return {
    name,
    label: label?.text ?? name,
    type: control.tag === 'input' ? control.attr('type') || 'text' : control.tag,
    // The states' field is there for countries without any.
    isRequired: listed.includes(name) || (!isOptional && (name !== 'state_id' || statesOf(control).length > 0)),
    value: filledIn(control),
  }
}

const isBox = (control: HtmlNode) => /^(checkbox|radio)$/.test(control.attr('type'))
const isSent = (control: HtmlNode) => !isBox(control) || control.hasAttr('checked')

function filledIn(control: HtmlNode): string {
  if (control.tag === 'textarea') return control.text
  if (control.tag !== 'select') return control.attr('value') || (isBox(control) ? 'on' : '')
  return control.find((one) => one.tag === 'option' && one.hasAttr('selected'))?.attr('value') ?? ''
}

/** What the page says that a form up to 17 leads back to: fields and words in red. */
export function errorsOnPage(page: HtmlNode, sent: ReadonlyMap<string, string>): AddressAnswer {
  const isWrong = (one: HtmlNode) =>
    one.hasClass('is-invalid') || one.hasClass('has-error') || one.hasClass('o_has_error')
  const wrong = [...page.all(isWrong)].flatMap((one) => {
    const control = isControl(one) ? one : one.find((inner) => isControl(inner) && inner.attr('name') !== '')
    return control === undefined ? [] : [control.attr('name')]
  })
  const messages = [...page.all((one) => /^h\d$/.test(one.tag) && one.hasClass('text-danger'))].map(({ text }) => text)
  return answerOf(wrong, messages, sent)
}

/** What 18 and later answer: JSON, whatever its type says. */
export function errorsInJson(answer: unknown, sent: ReadonlyMap<string, string>): AddressAnswer | undefined {
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) return undefined
  const { invalid_fields, messages } = answer as Readonly<Record<string, unknown>>
  const texts = (value: unknown) => (Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [])
  return answerOf(texts(invalid_fields), texts(messages), sent)
}

function answerOf(
  wrong: readonly string[],
  messages: readonly string[],
  sent: ReadonlyMap<string, string>,
): AddressAnswer {
  const errors = Object.fromEntries(wrong.map((name) => [name, sent.get(name) ? 'invalid' : 'missing'] as const))
  return { accepted: wrong.length === 0 && messages.length === 0, errors, messages: messages.map(plain) }
}

/** Messages may have markup. */
const plain = (message: string) => (message.includes('<') ? readHtml(message).text : message)

/**
 * The addresses that the checkout's page shows as chosen, by what they are for: cards with `data-partner-id` since 18,
 * with a form of their own before, of which the chosen one has a frame.
 */
export function chosenAddresses(page: HtmlNode): Partial<Record<AddressKind, number>> {
  const chosen: Partial<Record<AddressKind, number>> = {}
  for (const one of page.all((node) => node.hasAttr('data-partner-id') || node.attr('name') === 'partner_id')) {
    const id = Number(one.attr('data-partner-id') || one.attr('value'))
    const kind = kindOfCard(one)
    const card = one.closest((node) => node.hasClass('one_kanban')) ?? one
    const isFramed = [card, ...card.all(() => true)].some((node) => node.hasClass('border-primary'))
    if (id > 0 && (isFramed || chosen[kind] === undefined)) chosen[kind] = id
  }
  return chosen
}

function kindOfCard(one: HtmlNode): AddressKind {
  const form = one.closest(({ tag }) => tag === 'form')
  const told = one.attr('data-address-type') || form?.find((node) => node.attr('name') === 'mode')?.attr('value')
  if (told) return told === 'billing' ? 'billing' : 'shipping'
  return one.closest((node) => node.hasClass('all_shipping')) === undefined ? 'billing' : 'shipping'
}
