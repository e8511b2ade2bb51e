import type { Series } from 'ooor/protocol'
import type { ModelDefinition } from '../orm/definition.ts'
import { withThread } from './messages.ts'

/** Models that came from a schema alone, with the thread that its fields tell of: messages and followers are no logic of theirs. */
export function withThreadsOfSchema(models: readonly ModelDefinition[], series: Series): readonly ModelDefinition[] {
  return models.map((model) => {
    const hasThread = 'message_ids' in model.fields && 'message_follower_ids' in model.fields
    if (model.unmodelled === undefined || !hasThread) return model
    return withThread(model, series, 'activity_ids' in model.fields)
  })
}
