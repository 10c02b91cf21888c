import { createDocumentClient } from '../../shared/adapters/aws-clients.ts'
import { createRegisterReader } from '../../shared/adapters/register-reader.ts'
import { createRegisterStore } from '../../shared/adapters/register-store.ts'
import { environmentVariables, readEnvironment, registerTableNames } from '../../shared/runtime/environment.ts'
import { createTelemetry } from '../../shared/runtime/telemetry.ts'
import { sweepMeetings } from './sweep-meetings.ts'

const environment = readEnvironment(
  environmentVariables.pick({
    REPORTS_TABLE: true,
    MEETINGS_TABLE: true,
    MEETING_INDEX_TABLE: true,
    MEETING_HISTORY_TABLE: true,
    MATCH_BLOCKS_TABLE: true,
    CORRECTIONS_TABLE: true,
  }),
)
const telemetry = createTelemetry()
const dynamo = createDocumentClient()
const clock = () => new Date()
const tables = registerTableNames((variable) => environment[variable])
const ports = {
  reader: createRegisterReader(dynamo, tables),
  register: createRegisterStore(dynamo, tables, clock),
  clock,
  count: telemetry.count,
}

/** Scheduled: shows planned meetings of which nothing was heard as unconfirmed. */
export const handler = telemetry.around(async (_event: unknown, context) => {
  const swept = await sweepMeetings(ports, () => context.getRemainingTimeInMillis())
  telemetry.log.info('meetings swept', { swept })
})
