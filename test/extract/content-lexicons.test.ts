import { expect, test } from 'vitest'
import type { z } from 'zod'
import dates from '../../shared/extract/lexicon/dates.json' with { type: 'json' }
import durations from '../../shared/extract/lexicon/durations.json' with { type: 'json' }
import outcomes from '../../shared/extract/lexicon/outcomes.json' with { type: 'json' }
import patterns from '../../shared/extract/lexicon/patterns.json' with { type: 'json' }
import places from '../../shared/extract/lexicon/places.json' with { type: 'json' }
import series from '../../shared/extract/lexicon/series.json' with { type: 'json' }
import speech from '../../shared/extract/lexicon/speech.json' with { type: 'json' }
import wordLists from '../../shared/extract/lexicon/words.json' with { type: 'json' }
import topics from '../../shared/extract/lexicon/topics.json' with { type: 'json' }
import triggers from '../../shared/extract/lexicon/triggers.json' with { type: 'json' }
import {
  dateLexiconSchema,
  durationLexiconSchema,
  outcomeLexiconSchema,
  patternSchema,
  placeWordLexiconSchema,
  seriesLexiconSchema,
  speechLexiconSchema,
  topicLexiconSchema,
  triggerLexiconSchema,
  wordListSchema,
} from './lexicon-schemas.ts'

test.each<[string, z.ZodType, unknown]>([
  ['dates.json', dateLexiconSchema, dates],
  ['durations.json', durationLexiconSchema, durations],
  ['outcomes.json', outcomeLexiconSchema, outcomes],
  ['patterns.json', patternSchema, patterns],
  ['places.json', placeWordLexiconSchema, places],
  ['series.json', seriesLexiconSchema, series],
  ['speech.json', speechLexiconSchema, speech],
  ['topics.json', topicLexiconSchema, topics],
  ['triggers.json', triggerLexiconSchema, triggers],
  ['words.json', wordListSchema, wordLists],
])('%s is what its readers expect', (_file, schema, lexicon) => {
  const parsed = schema.safeParse(lexicon)
  expect(parsed.error?.issues.map((issue) => `${issue.path.join('/')}: ${issue.message}`)).toBeUndefined()
})
