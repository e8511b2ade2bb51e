import { slug } from 'github-slugger'
import { defineConfig } from 'vitepress'
import { linksOfTheProject } from '../links.mjs'
import { addressOf, groups, modules, placeOf, titleOf } from '../pages.mjs'

const item = (file) => ({ text: titleOf(file), link: addressOf(placeOf(file)) })
const guide = groups().map(({ text, files }) => ({ text, collapsed: false, items: files.map(item) }))

export default defineConfig({
  title: 'ooor',
  description: 'The Odoo client for TypeScript: one connection, many sessions, one API for all series.',
  lang: 'en',
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
    search: { provider: 'local' },
    outline: { level: [2, 3] },
  },
})
