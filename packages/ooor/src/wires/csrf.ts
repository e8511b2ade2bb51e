/** The CSRF token in a page of Odoo: in a hidden input, or in the page's script; undefined when there is none. */
export function csrfTokenOf(html: string): string | undefined {
  return (
    /name="csrf_token"[^>]*\bvalue="([^"]+)"/.exec(html)?.[1] ??
    /\bvalue="([^"]+)"[^>]*name="csrf_token"/.exec(html)?.[1] ??
    /csrf_token: ?"([^"]+)"/.exec(html)?.[1]
  )
}
