import { html, originOf, type RouteAnswer, redirect } from '../http-exchange.ts'
import { pageOf } from './pages.ts'
import type { DatabaseVisit, Route } from './route.ts'

const site = { type: 'http', since: 14, auth: 'public', isWebsite: true } as const

/** What search engines and browsers ask a website for (addons/website/controllers/main.py; tried on 14.0 and 19.0). */
export const siteFileRoutes: readonly Route[] = [
  { ...site, path: '/robots.txt', run: robots },
  { ...site, path: '/sitemap.xml', isWebsite: false, run: sitemap },
  { ...site, path: '/favicon.ico', run: favicon },
  { ...site, path: '/website/info', run: () => html(pageOf('Information', '<h1>Odoo</h1>')) },
  { type: 'http', path: '/web/manifest.webmanifest', since: 18, auth: 'public', run: manifest },
]

function robots(visit: DatabaseVisit): RouteAnswer {
  const body = `User-agent: *\nSitemap: ${originOf(visit.request)}/sitemap.xml\n`
  return { status: 200, contentType: 'text/plain; charset=utf-8', body }
}

function sitemap(visit: DatabaseVisit): RouteAnswer {
  const pages = ['/', '/shop'].map((path) => `<url><loc>${originOf(visit.request)}${path}</loc></url>`)
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${pages.join('')}</urlset>\n`
  return { status: 200, contentType: 'application/xml;charset=utf-8', body }
}

/** Its address changes with the picture. */
function favicon(visit: DatabaseVisit): RouteAnswer {
  const origin = visit.installation.dialect.series.major < 16 ? originOf(visit.request) : ''
  const led = redirect(`${origin}/web/image/website/1/favicon?unique=5b81aac`, 301)
  return { ...led, headers: { ...led.headers, 'cache-control': 'public, max-age=31536000' } }
}

/** What a telephone needs to keep the web client as a program of its own. */
function manifest(): RouteAnswer {
  const icon = (side: number) => ({
    src: `/web/static/img/odoo-icon-${side}x${side}.png`,
    sizes: `${side}x${side}`,
    type: 'image/png',
  })
  const told = {
    ...{ name: 'Odoo', scope: '/odoo', start_url: '/odoo', display: 'standalone', background_color: '#714B67' },
    ...{ theme_color: '#714B67', prefer_related_applications: false, icons: [icon(192), icon(512)], shortcuts: [] },
  }
  return { status: 200, contentType: 'application/manifest+json', body: JSON.stringify(told) }
}
