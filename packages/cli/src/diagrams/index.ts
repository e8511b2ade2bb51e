/**
 * Pictures of models and modules.
 *
 * @module
 */
export type { Box, BoxRow, Diagram, Line, RelationKind } from './diagram.ts'
export { type ModelDiagramOptions, readModelDiagram } from './read-models.ts'
export { type ModuleDiagramOptions, readModuleDiagram } from './read-modules.ts'
export { type DiagramFormat, writeDiagram } from './write-diagram.ts'
