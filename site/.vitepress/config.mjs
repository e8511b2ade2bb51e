import { slug } from 'github-slugger'
import { defineConfig } from 'vitepress'
import { linksOfTheProject } from '../links.mjs'
import { addressOf, groups, modules, placeOf, titleOf } from '../pages.mjs'

const item = (file) => ({ text: titleOf(file), link: addressOf(placeOf(file)) })
const guide = groups().map(({ text, files }) => ({ text, collapsed: false, items: files.map(item) }))

const headings = (text) => (text.match(/^#{1,3} .+$/gm) ?? []).join('\n\n')

export default defineConfig({
  title: 'ooor',
  description: 'The Odoo client for TypeScript: one connection, many sessions, one API for all series.',
  lang: 'en',
  // None, said: else browsers ask for /favicon.ico, which is not there.
  head: [['link', { rel: 'icon', href: 'data:,' }]],
  srcDir: 'pages',
  outDir: 'dist',
  cacheDir: 'cache',
  cleanUrls: true,
  markdown: {
    theme: { light: 'github-light', dark: 'github-dark' },
    anchor: { slugify: slug },
    config: (markdown) => markdown.use(linksOfTheProject),
  },
  themeConfig: {
    nav: [
      { text: 'Recipes', link: '/recipes/' },
      { text: 'Reference', link: '/api/' },
      { text: 'Changes', link: '/changes' },
    ],
    sidebar: { '/api/': [{ text: 'Reference', link: '/api/', items: modules() }], '/': guide },
    search: {
      provider: 'local',
      options: {
        // Of the reference, names: what they mean is told by the documents.
        _render: (text, env, markdown) =>
          markdown.render(env.relativePath.startsWith('api/') ? headings(text) : text, env),
      },
    },
    outline: { level: [2, 3] },
  },
})
