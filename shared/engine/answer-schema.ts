import { z } from 'zod'
import { accountSchema, formatSchema, meetingDateSchema, participantSchema, placeSchema, salienceSchema, statementSchema, statusSchema, topicSchema } from '../domain/meeting-fields.ts'
import { partyCodeSchema } from '../domain/party.ts'

/** The tool by which the model answers. */
export const TOOL_NAME = 'record_meetings'

const words = z.string().min(1)
/** What a quote is, the instructions say once for all fields. */
const quote = words

/** What the model is asked to say of one field of one meeting: the domain's value, and the words that prove it. */
export const FIELDS = {
  evidence: words.describe('the one sentence of the article, copied exactly, that best shows the meeting'),
  salience: salienceSchema,
  status: z.object({ value: statusSchema, quote }),
  format: z.object({ value: formatSchema, quote }),
  party: z.object({ code: partyCodeSchema, quote }),
  participant: participantSchema.extend({ quote }),
  date: meetingDateSchema.extend({ quote }),
  place: placeSchema.extend({ quote }),
  topic: z.object({ code: topicSchema, quote }),
  durationMin: z.object({ value: z.int().positive(), quote }),
  series: words.describe('words that place the meeting in a series, copied exactly'),
  outcome: words.describe('a short phrase of the article, copied exactly'),
  statement: statementSchema,
  account: accountSchema.omit({ omits: true }).extend({ quote }),
} as const

const meetingAnswerSchema = z.object({
  evidence: FIELDS.evidence,
  salience: FIELDS.salience,
  status: FIELDS.status,
  format: FIELDS.format,
  parties: z.array(FIELDS.party),
  participants: z.array(FIELDS.participant),
  date: FIELDS.date.nullable(),
  place: FIELDS.place.nullable(),
  topics: z.array(FIELDS.topic),
  durationMin: FIELDS.durationMin.nullable(),
  series: FIELDS.series.nullable(),
  outcomes: z.array(FIELDS.outcome),
  statements: z.array(FIELDS.statement),
  accounts: z.array(FIELDS.account),
})

/** The JSON schema of the tool by which the model answers, generated from the domain's types. */
export function answerJsonSchema(): Record<string, unknown> {
  const { $schema: _, ...schema } = z.toJSONSchema(z.object({ meetings: z.array(meetingAnswerSchema) }), {
    io: 'input',
    // Each place of use says what it is for; a model is helped by neither patterns nor bounds of digits.
    override: ({ jsonSchema }) => {
      delete jsonSchema.pattern
      delete jsonSchema.minLength
      delete jsonSchema.maximum
      delete jsonSchema.exclusiveMinimum
    },
  })
  return schema
}
