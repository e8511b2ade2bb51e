import { readModelDiagram, readModuleDiagram, writeDiagram } from '@ooor/cli'
import { AccessError } from 'ooor/errors'
import { describe, expect, it } from 'vitest'
import { needs } from '../support/features.ts'
import { connectAs } from './help.ts'
import { describeTargets } from './targets.ts'

describeTargets('diagrams', (target) => {
  describe('of models', () => {
    it('hold an order with its lines and its partner', async () => {
      await using odoo = connectAs(target())
      const diagram = await readModelDiagram(odoo, ['sale.order'])
      expect(diagram.boxes.map(({ name }) => name)).toEqual(expect.arrayContaining(['sale.order', 'res.partner']))
      const lines = diagram.lines.filter(({ from, to }) => from === 'sale.order.line' && to === 'sale.order')
      expect(lines).toContainEqual(
        expect.objectContaining({ fields: ['order_id'], inverses: ['order_line'], isPart: true }),
      )
      const svg = String(await writeDiagram(diagram, 'svg'))
      expect(svg).toContain('>sale.order.line<')
    })

    it('tell what is inherited', async (context) => {
      needs(target(), 'inherited models are told', context)
      await using odoo = connectAs(target())
      const { lines } = await readModelDiagram(odoo, ['res.users'], { relations: ['inherits'] })
      expect(lines).toMatchObject([{ from: 'res.users', to: 'res.partner', kind: 'inherits', fields: ['partner_id'] }])
    })

    it('keep to what was asked for', async () => {
      await using odoo = connectAs(target())
      const { boxes, notes } = await readModelDiagram(odoo, ['sale.order'], { depth: 2, max: 6, fields: 'none' })
      expect(boxes).toHaveLength(6)
      expect(boxes.every(({ rows }) => rows.length === 0)).toBe(true)
      expect(notes.join()).toContain('more models are left out')
    })
  })

  describe('of modules', () => {
    it('lead from a module to base', async () => {
      await using odoo = connectAs(target())
      const { boxes, lines } = await readModuleDiagram(odoo, ['sale'], { installed: true })
      const from = new Set(lines.map((line) => line.from))
      expect(boxes.filter(({ name }) => !from.has(name)).map(({ name }) => name)).toEqual(['base'])
      expect(boxes.every(({ family }) => family === 'installed')).toBe(true)
    })

    it('are for who may read the list', async () => {
      await using odoo = connectAs(target(), 'portal')
      await expect(readModuleDiagram(odoo, ['sale'])).rejects.toSatisfy((error) => AccessError.is(error))
    })
  })
})
