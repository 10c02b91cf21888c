import type { LocalCloud } from './start-cloud.ts'
import { TemplateError } from './template.ts'

/** A table's, queue's or bucket's name in a running cloud, by the variable that the functions know it by. Throws `TemplateError` if none has it. */
export function nameOf({ state }: Pick<LocalCloud, 'state'>, variable: string): string {
  const name = state.names[variable]
  if (name === undefined) throw new TemplateError(`no function of the stack has the variable ${variable}`)
  return name
}
