import type { AnyField, FieldNamed, Fields, Linkable, Mistake, ModelType, NoSuchField, Target } from './model-type.ts'

/** An operator with its value, as `gt(5)` makes it. */
export interface Operator<Name extends OperatorName = OperatorName, V = unknown> {
  readonly $operator: Name
  readonly value: V
}

/** Odoo's operators (odoo/osv/expression.py of 14, odoo/orm/domains.py of 19). */
export type OperatorName =
  | '='
  | '!='
  | '<'
  | '<='
  | '>'
  | '>='
  | 'in'
  | 'not in'
  | 'like'
  | 'not like'
  | 'ilike'
  | 'not ilike'
  | '=like'
  | '=ilike'
  | 'not =like'
  | 'not =ilike'
  | '=?'
  | 'child_of'
  | 'parent_of'
  | 'any'
  | 'not any'

/** Operators that compare with a pattern. */
type PatternName = 'like' | 'not like' | 'ilike' | 'not ilike' | '=like' | '=ilike' | 'not =like' | 'not =ilike'
type OrderName = '<' | '<=' | '>' | '>='

/** Conditions joined by `and`, `or` or negated by `not`. */
export interface Combined<W = readonly unknown[]> {
  readonly $combine: 'and' | 'or' | 'not'
  readonly conditions: W
}

/** `[field, operator, value]`, with a path for a field: `partner_id.country_id.code`. */
export type DomainLeaf = readonly [field: string, operator: string, value: unknown]
/** Odoo's domain: leaves and the prefix operators `'&'`, `'|'`, `'!'`. */
export type Domain = readonly (DomainLeaf | '&' | '|' | '!')[]

/** What a condition may look like, before its paths are checked. */
export type WhereShape<M extends ModelType> =
  | ({ readonly [K in keyof Fields<M>]?: Condition<FieldNamed<M, K>> } & {
      readonly [path: AnyPath]: unknown
    })
  | Combined
  | Domain

/** What a field may be compared with: a value, a list of values, null for empty, an operator, several operators. */
export type Condition<F extends AnyField> =
  | Operand<F>
  | null
  | readonly (Operand<F> | null)[]
  | OperatorOn<F>
  | readonly OperatorOn<F>[]

/** One value that a field may be compared with. */
export type Operand<F extends AnyField> = F['kind'] extends 'many2one' | 'one2many' | 'many2many'
  ? Linkable
  : F['input']

type OperatorOn<F extends AnyField> =
  | Operator<'=' | '!=' | '=?', Operand<F> | null>
  | Operator<OrderName, Operand<F>>
  | Operator<'in' | 'not in', readonly (Operand<F> | null)[]>
  | Operator<PatternName, F['kind'] extends TextKind ? string : Mistake<'only text is compared with patterns'>>
  | Operator<
      'child_of' | 'parent_of',
      F['kind'] extends RelationKind | 'integer'
        ? Linkable | readonly Linkable[] | string
        : Mistake<'only relations have parents'>
    >
  | Operator<'any' | 'not any', F['kind'] extends RelationKind ? unknown : Mistake<'only relations lead further'>>

type TextKind =
  | 'char'
  | 'text'
  | 'html'
  | 'selection'
  | 'reference'
  | 'json'
  | 'properties'
  | 'unknown'
  | 'many2one'
  | 'one2many'
  | 'many2many'
type RelationKind = 'many2one' | 'one2many' | 'many2many' | 'unknown'

/** The field at the end of a path; never when there is none. */
export type FieldAt<M extends ModelType, P> = P extends keyof Fields<M>
  ? FieldNamed<M, P>
  : P extends `${infer Head}.${infer Rest}`
    ? Head extends keyof Fields<M>
      ? Beyond<FieldNamed<M, Head>, Rest>
      : never
    : never

// Days and moments have parts since 18: `date_order.month_number`.
type Beyond<F, Rest extends string> = F extends { readonly kind: 'date' | 'datetime' | 'properties' | 'unknown' }
  ? { kind: 'unknown'; value: unknown; input: unknown; flags: never }
  : [Target<F>] extends [never]
    ? never
    : FieldAt<Target<F>, Rest>

/** The compiler's check of a condition: paths lead to fields, values fit them. */
export type CheckWhere<M extends ModelType, W> =
  W extends Combined<infer A>
    ? { readonly $combine: W['$combine']; readonly conditions: { readonly [I in keyof A]: CheckWhere<M, A[I]> } }
    : W extends readonly unknown[]
      ? { readonly [I in keyof W]: CheckLeaf<M, W[I]> }
      : AnyPath extends keyof W
        ? unknown
        : {
            readonly [P in keyof W]: [FieldAt<M, P>] extends [never]
              ? NoSuchPath<M, P>
              : CheckCondition<FieldAt<M, P>, W[P]>
          }

/** What a path that leads nowhere says: the first name on it that is not there, or what joins conditions. */
type NoSuchPath<M extends ModelType, P> = P extends `$${string}` | 'or' | 'and' | 'not' | 'OR' | 'AND' | 'NOT'
  ? Mistake<`'${P}' is no field: join conditions by the functions or(…), and(…), not(…)`>
  : P extends `${infer Head}.${infer Rest}`
    ? Head extends keyof Fields<M>
      ? [Target<FieldNamed<M, Head>>] extends [never]
        ? Mistake<`'${Head}' of ${M['name']} leads no further`>
        : NoSuchPath<Target<FieldNamed<M, Head>>, Rest>
      : NoSuchField<M, Head>
    : NoSuchField<M, P>

// The compiler also asks what any condition of the model may be, which has a key for any path. To spell that out, and
// to join it with itself, takes it long, and is too much for it where a selection has hundreds of values, as time zones.
type AnyPath = `${string}.${string}`

type CheckCondition<F, V> = F extends AnyField
  ? V extends Operator<'any' | 'not any', infer W>
    ? Operator<V['$operator'], CheckWhere<Target<F>, W>>
    : V extends Condition<F>
      ? V
      : Condition<F>
  : never

type CheckLeaf<M extends ModelType, L> = L extends readonly [infer P, infer O, infer V]
  ? P extends string
    ? string extends P
      ? L
      : readonly [
          [FieldAt<M, P>] extends [never] ? NoSuchPath<M, P> : P,
          string extends O ? O : O extends OperatorName ? O : OperatorName,
          [FieldAt<M, P>] extends [never] ? V : CheckLeafValue<FieldAt<M, P>, O, V>,
        ]
    : L
  : L

type CheckLeafValue<F, O, V> = F extends AnyField
  ? O extends 'in' | 'not in'
    ? V extends readonly (Operand<F> | null | false)[]
      ? V
      : readonly (Operand<F> | null)[]
    : O extends '=' | '!=' | '=?' | OrderName
      ? V extends Operand<F> | null | false | (F['kind'] extends RelationKind ? string : never)
        ? V
        : Operand<F> | null
      : V
  : V
