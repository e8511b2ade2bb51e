import { groupBy } from '../group-by.ts'
import { share } from '../report.ts'
import { ASPECTS, type Aspect, type Compared } from './comparison.ts'

/** Of a hundred answers, how many are equal: altogether, or in one aspect. */
export function percentEqual(compared: readonly Compared[], aspect?: Aspect): number {
  const isEqual = ({ differs }: Compared) => (aspect === undefined ? differs.length === 0 : !differs.includes(aspect))
  return share(compared, isEqual).percent
}

/** In words: the shares, then the differences by their cause, the most frequent first. */
export function reportOf(title: string, compared: readonly Compared[]): string {
  const different = compared.filter(({ differs }) => differs.length > 0)
  const shares = ASPECTS.map((aspect) => `${aspect} ${percentEqual(compared, aspect).toFixed(1)} %`)
  return [
    `# ${title}: ${percentEqual(compared).toFixed(1)} % (${compared.length - different.length} of ${compared.length})`,
    shares.join(', '),
    ...[...groupBy(different, causeOf)]
      .toSorted(([, one], [, other]) => other.length - one.length)
      .flatMap(([cause, [first, ...others]]) => [
        `${others.length + 1} x ${cause}`,
        ...(first === undefined ? [] : [`    ${first.request.visitor}: ${first.request.name}`]),
        ...others.slice(0, 4).map(({ request }) => `    ${request.visitor}: ${request.name}`),
      ]),
  ].join('\n')
}

/** What both said where they part, the first aspect of them. */
function causeOf({ differs, real, sandbox }: Compared): string {
  const [aspect] = differs
  const told = (answer: Compared['real']) =>
    aspect === 'status'
      ? `${answer.status} ${answer.words}`
      : aspect === undefined
        ? ''
        : JSON.stringify(answer[aspect])
  return `${differs.join(', ')}: real ${told(real).slice(0, 260)}\n    here ${told(sandbox).slice(0, 260)}`
}
