import { readApi } from '../../functions/read-api/read-api.ts'
import { requestOf } from '../../functions/read-api/request.ts'
import type { LoopbackServer } from '../../local/loopback-server.ts'
import { openFrontDoor } from '../../local/web/front-door.ts'
import { portsOf } from './registers.ts'
import type { SampleRegister } from './registers.ts'

/** The dashboard in `directory` and the read API over a register, as `npm start` serves them. */
export function serveDashboard(directory: string, register: SampleRegister): Promise<LoopbackServer> {
  const ports = portsOf(register)
  return openFrontDoor({ dashboard: directory, answerApi: (event) => readApi(requestOf(event), ports) })
}
