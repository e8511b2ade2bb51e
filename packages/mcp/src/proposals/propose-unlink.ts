import type { UntypedModel } from 'ooor'
import type { AgentSession } from '../session/agent-session.ts'
import { seenRecords } from '../session/seen-records.ts'
import type { Proposed } from './proposed.ts'
import { shownRecords } from './shown-record.ts'
import { checkUnchanged, takeSnapshot } from './snapshot.ts'

/** Deletes records that are named one by one. */
export async function proposeUnlink(agent: AgentSession, model: string, ids: readonly number[]): Promise<Proposed> {
  await seenRecords(agent, model, ids)
  const snapshot = await takeSnapshot(agent, model, ids)
  const records = await shownRecords(agent, model, ids)
  return {
    shown: { deletes: records, note: 'deleted records do not come back, nor do their lines' },
    proposal: {
      kind: 'unlink',
      model,
      ids,
      planned: { before: records, after: null },
      commit: async () => {
        await checkUnchanged(agent, model, snapshot)
        await (await agent.odoo())
          .model<UntypedModel>(model)
          .browse([...ids])
          .unlink()
        return { ids, before: records, after: null, answer: { deleted: ids } }
      },
    },
  }
}
