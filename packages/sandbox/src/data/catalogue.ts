import type { Series } from 'ooor/protocol'
import type { Stored } from '../orm/definition.ts'

/** A product of the demo data, by its external id in the module `product`. */
export interface Article {
  readonly id: number
  readonly externalId: string
  readonly code: string
  readonly name: string
  readonly price: number
  readonly cost: number
  readonly type: 'consu' | 'service'
  readonly category: number
}

type Row = readonly [id: number, externalId: string, code: string, name: string, price: number, cost: number]

const GOODS: readonly Row[] = [
  [5, 'product_delivery_01', 'FURN_7777', 'Office Chair', 70, 55],
  [6, 'product_product_13', 'FURN_1118', 'Corner Desk Left Sit', 85, 78],
  [7, 'product_product_3', 'FURN_7800', 'Desk Combination', 450, 300],
  [8, 'product_product_6', 'E-COM07', 'Large Cabinet', 320, 800],
  [9, 'product_product_7', 'E-COM08', 'Storage Box', 15.8, 14],
  [10, 'product_product_25', 'FURN_6666', 'Acoustic Bloc Screens', 295, 287],
  [11, 'product_product_27', 'FURN_8855', 'Drawer', 110.5, 100],
  [12, 'product_product_9', 'E-COM10', 'Pedal Bin', 47, 10],
  [13, 'product_delivery_02', 'FURN_8888', 'Office Lamp', 40, 35],
  [14, 'product_product_5', 'E-COM06', 'Corner Desk Right Sit', 147, 600],
  [15, 'product_product_8', 'E-COM09', 'Large Desk', 1799, 1299],
  [16, 'product_product_10', 'E-COM11', 'Cabinet with Doors', 140, 120.5],
  [17, 'product_product_12', 'FURN_0269', 'Office Chair Black', 120.5, 180],
  [18, 'product_product_16', 'FURN_8900', 'Drawer Black', 25, 20],
  [19, 'product_product_20', 'FURN_9001', 'Flipover', 1950, 1700],
  [20, 'product_product_24', 'FURN_0789', 'Individual Workplace', 885, 876],
  [21, 'consu_delivery_03', 'FURN_8220', 'Four Person Desk', 2350, 2500],
  [22, 'consu_delivery_02', 'FURN_6741', 'Large Meeting Table', 4000, 4500],
]

const SERVICES: readonly Row[] = [
  [3, 'product_product_1', '', 'Virtual Interior Design', 30.75, 20.5],
  [4, 'product_product_2', '', 'Virtual Home Staging', 38.25, 25.5],
]

const article =
  (type: Article['type'], category: number) =>
  ([id, externalId, code, name, price, cost]: Row): Article => ({
    ...{ id, externalId, code, name, price, cost, type, category },
  })

export const CATALOGUE: readonly Article[] = [...SERVICES.map(article('service', 3)), ...GOODS.map(article('consu', 5))]

/** 19 has other categories (external ids: `external-ids.ts`; tried on 18.0). */
export function categoryRows({ major }: Series): Stored[] {
  const rows: readonly (readonly [id: number, name: string, parent: number | false])[] =
    major < 19
      ? [
          [1, 'All', false],
          [2, 'Saleable', 1],
          [3, 'Services', 2],
          [4, 'Internal', 1],
          [5, 'Office Furniture', 2],
        ]
      : [
          [1, 'Goods', false],
          [2, 'Expenses', false],
          [3, 'Services', false],
          [4, 'Furniture', false],
          [5, 'Office', 4],
          [6, 'Outdoor', 4],
        ]
  return rows.map(([id, name, parent_id]) => ({ id, name, parent_id }))
}
