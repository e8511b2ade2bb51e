/** A page of the sandbox's website. */
export function pageOf(title: string, body: string): string {
  return `<!DOCTYPE html>
<html lang="en-US">
<head><meta charset="utf-8"/><meta name="generator" content="Odoo"/><title>${escapeHtml(title)} | My Website</title></head>
<body>${body}</body>
</html>`
}

export const notFoundPage = () => pageOf('Page Not Found', '<h1>We could not find the page you are looking for!</h1>')

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
