/** Types of pages.mjs, for tests. */
export interface SiteModule {
  readonly text: string
  readonly source: string
  readonly link: string
}

export const root: string
export const stage: string
export function placeOf(file: string): string | undefined
export function pages(): Map<string, string>
export function below(folder: string): string[]
export function groups(): { readonly text: string; readonly files: readonly string[] }[]
export function pageOf(file: string): string
export function titleOf(file: string): string
export function addressOf(place: string): string
export function modules(): SiteModule[]
