/**
 * The names of `Known` that differ from a mistyped one by a letter, or continue it: for messages of the compiler, which
 * works this out for mistakes only. First by patterns, which is cheap for hundreds of names, then letter by letter.
 */
export type NearName<Known extends string, Name> = Name extends string
  ? string extends Known
    ? never
    : Fitting<Extract<Known, Patterns<Name>>, Name> | Extract<Known, `${Name}_${string}`>
  : never

/** At each place: a letter too many, another letter, a letter missing, two letters swapped. */
type Patterns<Name extends string, Before extends string = ''> = Name extends `${infer Letter}${infer Rest}`
  ?
      | `${Before}${string}${Rest}`
      | (Rest extends `${infer Next}${infer After}` ? `${Before}${Next}${Letter}${After}` : never)
      | Patterns<Rest, `${Before}${Letter}`>
  : `${Before}${string}`

/** Of what fits a pattern, what differs by a letter: patterns let any text stand for one. */
type Fitting<Candidate extends string, Name extends string> = Candidate extends string
  ? IsNear<Candidate, Name> extends true
    ? Candidate
    : never
  : never

type IsNear<A extends string, B extends string> = A extends `${infer X}${infer As}`
  ? B extends `${infer Y}${infer Bs}`
    ? X extends Y
      ? IsNear<As, Bs>
      : As extends Bs
        ? true
        : A extends Bs
          ? true
          : As extends B
            ? true
            : As extends `${Y}${infer Ax}`
              ? Bs extends `${X}${Ax}`
                ? true
                : false
              : false
    : As extends ''
      ? true
      : false
  : B extends `${string}${infer Bs}`
    ? Bs extends ''
      ? true
      : false
    : true
