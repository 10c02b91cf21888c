import { z } from 'zod'
import { meetingSummarySchema } from './meeting-summary.ts'
import { OPERATIONS, PATH_PARAMETERS } from './operations.ts'
import type { Operation } from './operations.ts'
import { problemSchema } from './problem.ts'

const MEDIA_TYPES: Record<string, string> = {
  json: 'application/json',
  csv: 'text/csv',
  ics: 'text/calendar',
  atom: 'application/atom+xml',
}

type JsonObject = Record<string, unknown>

/** The OpenAPI 3.1 document of the read API, made from the schemas that check its requests and its tests. */
export function openApiDocument(): JsonObject {
  const schemas = componentSchemas()
  return {
    openapi: '3.1.0',
    info: {
      title: 'Parley read API',
      version: '1',
      description: 'A register of diplomatic meetings. docs/api.md tells how to use it.',
    },
    paths: Object.fromEntries(
      Object.entries(OPERATIONS).map(([operationId, operation]) => [operation.path, { get: operationObject(operationId, operation) }]),
    ),
    components: {
      schemas,
      securitySchemes: {
        apiKey: { type: 'apiKey', in: 'header', name: 'x-api-key', description: 'Where the owner gives out keys; also as the query parameter `key`' },
        iam: { type: 'http', scheme: 'AWS4-HMAC-SHA256', description: 'AWS Signature Version 4, service execute-api; the default' },
      },
    },
    security: [{ iam: [] }, { apiKey: [] }, {}],
  }
}

/** What zod calls the schema with the definitions that others share. */
const SHARED = '__shared'

function componentSchemas(): JsonObject {
  const registry = z.registry<{ id: string }>()
  registry.add(meetingSummarySchema, { id: 'MeetingSummary' })
  registry.add(problemSchema, { id: 'Problem' })
  for (const [name, { response }] of Object.entries(OPERATIONS)) registry.add(response, { id: responseName(name) })
  const { schemas } = z.toJSONSchema(registry, { uri: (id) => `#/components/schemas/${id}` })
  const named = Object.entries(schemas).map(([name, { $id: _id, $schema: _schema, ...schema }]) => [name === SHARED ? 'Shared' : name, schema])
  // What several schemas share is put into one beside them, and referred to as a document of its own.
  return JSON.parse(JSON.stringify(Object.fromEntries(named)).replaceAll(`/${SHARED}#/`, '/Shared/'))
}

/** `listMeetings` → `ListMeetingsResponse`. */
function responseName(operationId: string): string {
  return `${operationId.charAt(0).toUpperCase()}${operationId.slice(1)}Response`
}

function operationObject(operationId: string, operation: Operation): JsonObject {
  const { path, summary, parameters } = operation
  const schema = z.toJSONSchema(parameters, { io: 'input' })
  const required = new Set(schema.required)
  const query = Object.entries(schema.properties ?? {}).map(([name, property]) => {
    const { description, ...rest } = typeof property === 'object' ? property : {}
    return { name, in: 'query', required: required.has(name), ...(description === undefined ? {} : { description }), schema: rest }
  })
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    description: PATH_PARAMETERS[name],
    schema: { type: 'string' },
  }))
  const format = z.object({ enum: z.array(z.string()) }).safeParse(schema.properties?.['format'])
  const formats = format.success ? format.data.enum : ['json']
  const content = Object.fromEntries(
    formats.map((name) => [
      MEDIA_TYPES[name] ?? name,
      { schema: name === 'json' ? { $ref: `#/components/schemas/${responseName(operationId)}` } : { type: 'string' } },
    ]),
  )
  return {
    operationId,
    summary,
    parameters: [...inPath, ...query],
    responses: {
      200: { description: 'Found', headers: { ETag: { schema: { type: 'string' } } }, content },
      304: { description: 'Not changed since the answer of the ETag given in If-None-Match' },
      default: { description: 'Why not', content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } },
    },
  }
}
