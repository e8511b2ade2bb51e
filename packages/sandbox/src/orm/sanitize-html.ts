/** What Odoo makes of HTML that it is given: text becomes a paragraph, scripts go (odoo/tools/mail.py). */
export function sanitizedHtml(html: string): string {
  const safe = html.replace(/<script\b[\s\S]*?(<\/script>|$)/gi, '')
  if (safe.trim() === '') return safe
  if (!/<[a-z]/i.test(safe)) return `<p>${safe.trimStart()}</p>`
  return /^\s*<(b|i|u|em|strong|a|small|code|font)\b/i.test(safe) ? `<span>${safe}</span>` : safe
}
