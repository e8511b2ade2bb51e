/** Pages of the web client, of the website and of customers, and what search engines and browsers ask for. */
export const PAGES: readonly string[] = [
  ...['/web/binary/company_logo', '/web/binary/company_logo?company=999', '/logo.png', '/logo', '/web/partner_image/1'],
  ...[
    '/web/login',
    '/robots.txt',
    '/favicon.ico',
    '/web/health',
    '/web/version',
    '/web/static/nothing.png',
    '/nothing',
  ],
  ...['/web/dataset/call_kw', '/web/session/get_session_info', '/web/pivot/export_xlsx', '/web/export/csv'],
  ...['/mail/view?model=res.partner&res_id=1', '/my', '/my/orders', '/my/orders/1', '/my/orders/999999', '/shop'],
  ...['/shop/cart', '/website/info', '/web/manifest.webmanifest', '/sitemap.xml', '/odoo', '/web'],
  ...['/web/database/manager', '/web/database/selector', '/json/version'],
]
