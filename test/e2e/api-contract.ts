import addFormats from 'ajv-formats'
import { Ajv2020 } from 'ajv/dist/2020.js'
import ICAL from 'ical.js'
import { z } from 'zod'
import { parseFeed } from '../../shared/feeds/parse-feed.ts'

const parameterSchema = z.object({
  name: z.string(),
  in: z.enum(['query', 'path']),
  required: z.boolean(),
  schema: z.looseObject({ enum: z.array(z.string()).optional(), default: z.unknown().optional() }),
})
const documentSchema = z.looseObject({
  openapi: z.literal('3.1.0'),
  paths: z.record(
    z.string(),
    z.object({
      get: z.looseObject({
        operationId: z.string(),
        parameters: z.array(parameterSchema),
        responses: z.record(z.string(), z.looseObject({ content: z.record(z.string(), z.object({ schema: z.record(z.string(), z.unknown()) })).optional() })),
      }),
    }),
  ),
})
type Document = z.infer<typeof documentSchema>
type Parameter = z.infer<typeof parameterSchema>

/** What a query parameter may be given besides the values that the document lists. */
const SAMPLES: Record<string, string[]> = {
  party: ['KOR', 'ISL'],
  with: [],
  person: ['Delacroix', 'KOR:noh-hyun-woo'],
  place: ['USA', 'Washington'],
  limit: ['1', '100'],
  cursor: [],
  since: [],
  updated_since: [],
}

/** Of a parameter that must be given, the value that goes with all others. */
const NEEDED: Record<string, string> = { by: 'pair' }

/**
 * Asks a running API what its own OpenAPI document says may be asked, one parameter at a time, and compares the
 * answers with the document's schemas. Returns what was amiss, and how many requests there were.
 */
export async function breachesOfContract(url: string): Promise<{ faults: string[]; asked: number }> {
  const document = documentSchema.parse(await (await fetch(`${url}/v1/openapi.json`)).json())
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  addFormats.default(ajv)
  ajv.addSchema({ $id: 'openapi', ...document })
  const faults: string[] = []
  let asked = 0

  async function ask(path: string, query: string, { get }: Document['paths'][string], ok: boolean): Promise<void> {
    asked += 1
    const where = `${path}${query === '' ? '' : `?${query}`}`
    const response = await fetch(`${url}${where}`)
    const type = (response.headers.get('content-type') ?? '').split(';')[0] ?? ''
    const body = await response.text()
    if (response.ok !== ok) faults.push(`${where}: status ${response.status}: ${body.slice(0, 200)}`)
    const content = (response.ok ? get.responses['200'] : get.responses['default'])?.content?.[type]
    if (content === undefined) {
      faults.push(`${where}: ${type} is not in the document`)
      return
    }
    if (type.endsWith('json')) {
      const pointer = String(content.schema['$ref']).replace('#', 'openapi#')
      const validate = ajv.compile({ $ref: pointer })
      if (!validate(JSON.parse(body))) faults.push(`${where}: ${ajv.errorsText(validate.errors?.slice(0, 3))}`)
    } else if (type === 'text/calendar') {
      if (new ICAL.Component(ICAL.parse(body)).name !== 'vcalendar') faults.push(`${where}: no calendar`)
    } else if (type === 'application/atom+xml') {
      await parseFeed(Buffer.from(body), { contentType: type })
    } else if (!body.includes('\r\n')) {
      faults.push(`${where}: no line of CSV`)
    }
    if (!response.ok || query !== '') return
    const again = await fetch(`${url}${where}`, { headers: { 'if-none-match': response.headers.get('etag') ?? '' } })
    if (again.status !== 304) faults.push(`${where}: ${again.status} to who has it already`)
  }

  for (const [template, operation] of Object.entries(document.paths)) {
    const { parameters } = operation.get
    const path = await pathOf(url, template)
    const query = parameters.filter((parameter) => parameter.in === 'query')
    const needed = query.filter(({ required }) => required).map((parameter) => `${parameter.name}=${NEEDED[parameter.name] ?? valuesOf(parameter)[0] ?? ''}`)
    await ask(path, needed.join('&'), operation, true)
    for (const parameter of query) {
      const others = needed.filter((one) => !one.startsWith(`${parameter.name}=`))
      for (const value of valuesOf(parameter)) await ask(path, [...others, `${parameter.name}=${encodeURIComponent(value)}`].join('&'), operation, true)
    }
    await ask(path, 'no_such_parameter=1', operation, false)
  }
  return { faults, asked }
}

function valuesOf({ name, schema }: Parameter): string[] {
  return schema.enum ?? SAMPLES[name] ?? []
}

/** The path with ids that the register has. */
async function pathOf(url: string, template: string): Promise<string> {
  const { meetings } = z
    .object({ meetings: z.array(z.object({ meetingId: z.string(), people: z.array(z.object({ personId: z.string() })), quote: z.object({ articleId: z.string(), reportId: z.string() }) })) })
    .parse(await (await fetch(`${url}/v1/meetings?include=quotes&party=KOR&with=USA`)).json())
  const [meeting] = meetings
  const values: Record<string, string | undefined> = {
    meetingId: meeting?.meetingId,
    personId: meeting?.people[0]?.personId,
    code: 'KOR',
    articleId: meeting?.quote.articleId,
    reportId: meeting?.quote.reportId,
  }
  return template.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? ''))
}
