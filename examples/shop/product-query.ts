/** What a visitor asks the product list for, as it stands in the address. */
export interface ProductQuery {
  readonly search: string
  readonly category: number | null
  readonly sort: Sort
  readonly page: number
}

export type Sort = 'featured' | 'cheapest' | 'dearest' | 'name'

export const PAGE_SIZE = 9

export const SORTS: readonly (readonly [sort: Sort, label: string])[] = [
  ['featured', 'Featured'],
  ['cheapest', 'Price, low to high'],
  ['dearest', 'Price, high to low'],
  ['name', 'Name'],
]

const LONGEST_SEARCH = 80

/** Reads the address; what makes no sense in it is left out. */
export function readQuery(params: Readonly<Record<string, string>>): ProductQuery {
  const category = wholeNumber(params.category)
  return {
    search: (params.q ?? '').trim().slice(0, LONGEST_SEARCH),
    category: category ?? null,
    sort: SORTS.find(([sort]) => sort === params.sort)?.[0] ?? 'featured',
    page: wholeNumber(params.page) ?? 1,
  }
}

/** The address of a list; changing anything but the page leads to the first page. */
export function listPath(query: ProductQuery, change: Partial<ProductQuery> = {}): string {
  const { search, category, sort, page } = { ...query, page: 1, ...change }
  const params = new URLSearchParams()
  if (search !== '') params.set('q', search)
  if (category !== null) params.set('category', String(category))
  if (sort !== 'featured') params.set('sort', sort)
  if (page > 1) params.set('page', String(page))
  return params.size === 0 ? '/' : `/?${params}`
}

/** 1 or more; undefined for all else. */
export function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined
}
