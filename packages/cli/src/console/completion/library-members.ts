import { GroupQuery, Model, Query, type RecordApi } from 'ooor'

/** The library's own methods with their arguments, for what stands in the parentheses. */
export const SIGNATURES: Readonly<Record<string, string>> = {
  aggregate: "aggregate({ name: 'field:sum' })",
  browse: 'browse(id | ids)',
  build: 'build({ field: value })',
  call: "call('method', args, { name: value })",
  columns: 'columns()',
  context: 'context({ key: value })',
  copy: 'copy({ field: value })',
  count: 'count()',
  create: 'create({ field: value })',
  createMany: 'createMany([{ field: value }])',
  each: 'each(async (records) => …, { size })',
  explain: 'explain()',
  find: "find(id | ids | 'external.id' | { field: value })",
  findOrNull: "findOrNull(id | 'external.id' | { field: value })",
  first: 'first()',
  form: 'form({ record })',
  get: "get('relation.field')",
  groupBy: "groupBy('field' | 'date:month')",
  ids: 'ids()',
  last: 'last()',
  limit: 'limit(count)',
  nameSearch: "nameSearch('text', { limit })",
  offset: 'offset(count)',
  order: "order('field desc')",
  post: "post({ body: 'text' })",
  rows: 'rows()',
  save: 'save()',
  schema: 'schema()',
  select: "select('field', …) or select({ field: true, relation: { field: true } })",
  set: 'set({ field: value })',
  unlink: 'unlink()',
  update: 'update({ field: value })',
  upsert: "upsert({ field: value }, { match: ['field'] })",
  where: "where({ field: value, 'relation.field': ilike('text') })",
  withContext: 'withContext({ key: value })',
  wizard: "wizard('model', { values })",
  write: 'write({ field: value })',
}

const HIDDEN = new Set(['constructor', 'then', 'derive', 'state', 'name'])

/** Methods of a class and those above it. */
function membersOf(prototype: object): string[] {
  const names = new Set<string>()
  for (let at: object = prototype; at !== Object.prototype; at = Object.getPrototypeOf(at)) {
    for (const name of Object.getOwnPropertyNames(at)) if (!HIDDEN.has(name)) names.add(name)
  }
  return [...names].sort()
}

const RECORD: readonly (keyof RecordApi)[] = [
  ...(['id', '$model', 'isNew', 'isChanged', 'changes', 'errors', 'set', 'get', 'save', 'update', 'destroy'] as const),
  ...([
    'copy',
    'reload',
    'call',
    'signal',
    'externalId',
    'translations',
    'setTranslations',
    'post',
    'messages',
  ] as const),
  ...(['thread', 'attach', 'files', 'toParam', 'toJSON'] as const),
]

/** What the library gives to each kind of thing. */
export const MEMBERS = {
  model: ['raw', ...membersOf(Model.prototype)],
  query: membersOf(Query.prototype),
  groups: membersOf(GroupQuery.prototype),
  record: RECORD as readonly string[],
  list: [
    ...['ids', 'write', 'unlink', 'call', 'length', 'at', 'map', 'filter', 'find', 'some', 'every', 'forEach'],
    ...['flatMap', 'reduce', 'slice', 'toSorted', 'join'],
  ],
} as const
