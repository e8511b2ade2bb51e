import type { Series } from 'ooor/protocol'
import { missingError, type ServerException, userError, validationError, valueError } from '../python/exceptions.ts'
import { pythonRepr } from '../python/repr.ts'
import { type LabelledField, type NamedModel, type Operation, VERB } from './exception-subjects.ts'
import { rowOf } from './row-of-series.ts'

/** A constraint of PostgreSQL's. */
interface UniqueConstraint {
  readonly words: string
  readonly constraint: string
}

/** What keeps rows from being as they are asked to be, in the words of a series. */
export interface ConstraintExceptions {
  missingRecord(operation: Operation, model: NamedModel, id: number, uid: number): ServerException
  missingRequired(model: NamedModel, name: string, field: LabelledField): ServerException
  recursion(model: string, field: string): ServerException
  /** A constraint of PostgreSQL, as two rows with one value; the words are the model's. */
  constraint(
    told: string | UniqueConstraint,
    row: Readonly<Record<string, unknown>>,
    context: Readonly<Record<string, unknown>>,
  ): ServerException
  /** A many2many to a record that is not there. */
  missingLink(model: string, relation: string, id: number): ServerException
  notInSelection(model: string, field: string, value: unknown): ServerException
  /** A row that a required many2one of another model refers to. */
  stillReferenced(by: NamedModel, name: string, field: LabelledField): ServerException
}

/** What keeps rows from being as they are asked to be, in the words of a series: as in wire/<series>/xmlrpc-object-* and web-*. */
export function constraintExceptionsOf(series: Series): ConstraintExceptions {
  const { major } = series
  const pick = rowOf(series)
  return {
    missingRecord: pick<ConstraintExceptions['missingRecord']>(
      [
        6,
        (operation, { description }) =>
          missingError(
            `One of the records you are trying to ${VERB[operation]} has already been deleted (Document type: ${description}).`,
          ),
      ],
      [
        10,
        (_, { name }, id, uid) =>
          missingError(`Record does not exist or has been deleted.\n(Record: ${name}(${id},), User: ${uid})`),
      ],
    ),
    missingRequired: pick<ConstraintExceptions['missingRequired']>(
      [6, integrityError],
      [
        13,
        (model, name, field) =>
          validationError(
            `The operation cannot be completed:\n- Create/update: a mandatory field is not set.\n- Delete: another model requires the record being deleted. If possible, archive it instead.\n\nModel: ${model.description} (${model.name}), Field: ${field.string ?? name} (${name})`,
          ),
      ],
      [
        16,
        (model, name, field) =>
          validationError(
            `The operation cannot be completed:\n- Create/update: a mandatory field is not set.\n- Delete: another model requires the record being deleted. If possible, archive it instead.\n\nModel: ${model.description} (${model.name})\nField: ${field.string ?? name} (${name})\n`,
          ),
      ],
      [
        19,
        (model, name, field) =>
          validationError(
            `The operation cannot be completed: Missing required value for the field '${field.string ?? name}' (${name}).\nModel: '${model.description}' (${model.name})\n- create/update: a mandatory field is not set\n- delete: another model requires the record being deleted, you can archive it instead\n`,
          ),
      ],
    ),
    recursion: pick<ConstraintExceptions['recursion']>(
      [
        6,
        (model, field) =>
          validationError(`Error occurred while validating the field(s) ${field}: ${recursionWords(model)}`),
      ],
      [
        8,
        (model, field) =>
          validationError(`Field(s) \`${field}\` failed against a constraint: ${recursionWords(model)}`),
      ],
      [9, (model) => validationError(recursionWords(model))],
      // Models with a `parent_path` are checked by the ORM itself.
      [
        13,
        (model) =>
          OWN_RECURSION.has(model) ? validationError(recursionWords(model)) : userError('Recursion Detected.'),
      ],
    ),
    // The words may name values: `{module}`. 18 and later introduce them, 16 and 17 those of PostgreSQL's constraints; before,
    // who names no language is told no words (tried on 14.0, 16.0, 17.0 and 19.0).
    constraint: (told, row, { lang }) => {
      const { words, constraint: name } = typeof told === 'string' ? { words: told, constraint: told } : told
      const filled = words.replace(/\{(\w+)\}/g, (_, name: string) => String(row[name] || ''))
      if (major < 9) return validationError(filled.replace(/!$/, ' !'), 'Constraint Error')
      const isNamed = major >= 13 && typeof told === 'object' && !lang
      const isIntroduced = major >= 18 || (major >= 16 && typeof told === 'object')
      const message = isIntroduced ? `The operation cannot be completed: ${filled}` : isNamed ? name : filled
      return Object.assign(validationError(message), { constraint: filled })
    },
    missingLink: (model, relation) => {
      const [one, other] = [model, relation].map((name) => name.replace(/\./g, '_')).toSorted()
      const constraint = `${one}_${other}_rel_${relation.slice(relation.lastIndexOf('.') + 1)}_id_fkey`
      if (major >= 19) {
        return validationError(
          `The operation cannot be completed: Another model is using the record you are trying to delete.\n\nThe troublemaker is: Unknown\nThanks to the following constraint: ${constraint}\nHow about archiving the record instead?`,
        )
      }
      if (major < 13) return integrityError({ name: relation, description: relation })
      return validationError(
        `The operation cannot be completed: another model requires the record being deleted. If possible, archive it instead.\n\nModel: Unknown (Unknown), Constraint: ${constraint}`,
      )
    },
    notInSelection: (model, field, value) =>
      major < 8
        ? validationError(`The value "${String(value)}" for the field "${field}" is not in the selection`)
        : valueError(`Wrong value for ${model}.${field}: ${pythonRepr(value)}`),
    stillReferenced: pick<ConstraintExceptions['stillReferenced']>(
      [6, integrityError],
      [
        13,
        ({ name, description }, field) =>
          validationError(
            `The operation cannot be completed: another model requires the record being deleted. If possible, archive it instead.\n\nModel: ${description} (${name}), Constraint: ${name.replace(/\./g, '_')}_${field}_fkey`,
          ),
      ],
      [
        19,
        ({ name, description }, field, { string = field }) =>
          validationError(
            `The operation cannot be completed: Another model is using the record you are trying to delete.\n\nThe troublemaker is: '${description}' (${name})\nThanks to the following constraint: '${string}' (${field})\nHow about archiving the record instead?`,
          ),
      ],
    ),
  }
}

/** Models that say it in their own words (tried on 14.0 and 16.0; up to 12 as they say it later). */
const OWN_RECURSION: ReadonlySet<string> = new Set(['res.partner', 'res.company'])

function recursionWords(model: string): string {
  if (model === 'res.company') return 'You cannot create recursive companies.'
  if (model === 'res.partner') return 'You cannot create recursive Partner hierarchies.'
  return 'Error ! You can not create recursive categories.'
}

/** Up to 12 one message for both: a required value that is missing, and a record that others need. */
function integrityError({ name, description }: Omit<NamedModel, 'fields'>): ServerException {
  return validationError(
    `The operation cannot be completed, probably due to the following:\n- deletion: you may be trying to delete a record while other records still reference it\n- creation/update: a mandatory field is not correctly set\n\n[object with reference: ${description} - ${name}]`,
    'Integrity Error',
  )
}
