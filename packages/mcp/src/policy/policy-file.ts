import { z } from 'zod'

const pattern = z
  .string()
  .regex(/^[\w.*]{1,100}$/, 'a name or a pattern as sale.*')
  .describe('A name, or a pattern as `sale.*`')
const patterns = z.array(pattern).max(1000)
const count = (most: number) => z.number().int().positive().max(most)

/** What may be proposed, one by one. */
export const OPERATIONS = ['create', 'write', 'unlink', 'call', 'attach', 'message'] as const

/** One kind of change. */
export type Operation = (typeof OPERATIONS)[number]

/** Bounds of what one caller may ask for. */
const limitsFile = z.strictObject({
  rows: count(1000).default(200).describe('Rows, or groups, of one answer'),
  bytes: count(1_000_000).default(32_000).describe('Bytes of JSON of one answer; four are about a token'),
  text: count(100_000).default(1000).describe('Characters of one text in an answer, before it is cut'),
  fileBytes: count(20_000_000).default(2_000_000).describe('Bytes of a file or report, read or attached'),
  records: count(1000).default(20).describe('Records of one proposal'),
  proposals: count(1000).default(50).describe('Proposals that may be open at once'),
  proposalSeconds: count(86_400).default(600).describe('How long a proposal can be committed'),
  callsPerMinute: count(100_000).default(120).describe('Tools called and resources read in a minute'),
})

/** The shape of the policy file; each part has a default. */
export const policyFile = z.strictObject({
  $schema: z.string().optional(),
  models: patterns.default(['*']).describe('Models that can be read; all that are not closed by default'),
  closed: patterns.default([]).describe('Models that are closed, besides those that are by default'),
  open: patterns.default([]).describe('Models that are open though they are closed by default'),
  fields: z
    .record(
      pattern,
      z.strictObject({
        only: patterns.optional().describe('The only fields that can be read'),
        closed: patterns.optional().describe('Fields that are neither read nor written'),
        open: patterns.optional().describe('Fields that are open though they are closed by default; never secrets'),
        readonly: patterns.optional().describe('Fields that are not written'),
      }),
    )
    .default({})
    .describe('Rules for the fields of models, by name or pattern; all that fit a model count'),
  write: z
    .strictObject({
      models: patterns.default(['*']).describe('Models whose records can be changed'),
      operations: z
        .array(z.enum(OPERATIONS))
        .default(['create', 'write', 'call', 'attach', 'message'])
        .describe('Kinds of changes; unlink must be named'),
      methods: z
        .record(pattern, patterns)
        .optional()
        .describe('Methods that can be called, by model; a few buttons of documents when left out'),
    })
    .default({ models: ['*'], operations: ['create', 'write', 'call', 'attach', 'message'] }),
  reports: z.record(pattern, patterns).optional().describe('Reports that can be printed, by model; all when left out'),
  companies: z
    .array(z.number().int().positive())
    .min(1)
    .max(100)
    .optional()
    .describe('Companies whose records are seen'),
  limits: limitsFile.default(limitsFile.parse({})),
})

/** A policy as its file has it. */
export type PolicyFile = z.input<typeof policyFile>

/** A policy with all its defaults. */
export type ResolvedPolicy = z.output<typeof policyFile>

/** The bounds of a policy. */
export type Limits = ResolvedPolicy['limits']
