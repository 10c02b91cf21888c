import { z } from 'zod'

/** An error as RFC 9457 writes it, with the parameter that is at fault and what to do instead. */
export const problemSchema = z.object({
  /** Always `about:blank`: the status tells the kind. */
  type: z.string(),
  title: z.string(),
  status: z.int(),
  /** What exactly is wrong. */
  detail: z.string(),
  /** The query or path parameter at fault. */
  parameter: z.string().optional(),
  /** What the parameter may be, or what to ask instead. */
  instead: z.string().optional(),
})
export type ProblemBody = z.infer<typeof problemSchema>

const TITLES = {
  400: 'Bad request',
  401: 'Not authorised',
  404: 'Not found',
  405: 'Method not allowed',
  410: 'Gone',
  500: 'Internal error',
  503: 'Busy',
} as const

/** A request that cannot be answered; thrown anywhere below the API's entry, which answers with its body. */
export class Problem extends Error {
  override name = 'Problem'
  readonly status: keyof typeof TITLES
  readonly parameter: string | undefined
  readonly instead: string | undefined

  constructor(status: keyof typeof TITLES, detail: string, { parameter, instead }: { parameter?: string; instead?: string } = {}) {
    super(detail)
    this.status = status
    this.parameter = parameter
    this.instead = instead
  }
}

export function problemBody({ status, message, parameter, instead }: Problem): ProblemBody {
  return {
    type: 'about:blank',
    title: TITLES[status],
    status,
    detail: message,
    ...(parameter === undefined ? {} : { parameter }),
    ...(instead === undefined ? {} : { instead }),
  }
}
