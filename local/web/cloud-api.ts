import type { LocalCloud } from '../cloud/start-cloud.ts'
import type { FrontDoorOptions } from './front-door.ts'

/** The read API as the function answers it that the template puts before it. */
export function apiOf(cloud: Pick<LocalCloud, 'stack' | 'invoke'>): FrontDoorOptions['answerApi'] {
  const functionName = cloud.stack.httpFunctions.find((name) => name.endsWith('ReadApiFunction')) ?? ''
  return async (event) => {
    const outcome = await cloud.invoke(functionName, event)
    if (outcome.ok) return outcome.result
    throw new Error(`${functionName} failed; its log says why`)
  }
}
