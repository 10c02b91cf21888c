import { describe, expect, it } from 'vitest'
import { extractMeetings } from '../../shared/extract/extract-meetings.ts'
import { tellsOn } from './records-told.ts'

const PUBLISHED = '2024-05-14'
const tells = tellsOn(PUBLISHED)

describe('an invitation to visit or to talk proposes a meeting', () => {
  it.each([
    ['NOR+RUS proposed 2024-06-01', 'Norwegian Prime Minister Jens Holm on Monday invited Russian President Oleg Belov to visit Oslo in June.'],
    ['NOR+RUS proposed 2024-06-01', 'Russian President Oleg Belov has been invited to Oslo in June by Norwegian Prime Minister Jens Holm.'],
    ['NOR+RUS held 2024-05-13; NOR+RUS proposed', 'Norwegian Prime Minister Jens Holm met Russian President Oleg Belov in Moscow on Monday and invited him to visit Oslo.'],
    ['', 'Norwegian Prime Minister Jens Holm on Monday invited Russian investors to visit Oslo.'],
    ['', 'Norwegian Prime Minister Jens Holm invited Russian President Oleg Belov to consider a ceasefire.'],
  ])('%s: %s', tells)
})

describe('what is said of a meeting is of that meeting alone', () => {
  it.each([
    ['NOR+RUS cancelled 2024-05-14', 'The meeting between Norwegian Prime Minister Jens Holm and Russian President Oleg Belov, due today, is off.'],
    ['NOR+RUS held 2024-05-11', 'Norwegian Foreign Minister Jens Holm met Russian Foreign Minister Oleg Belov several times on Saturday in Vienna.'],
    ['', 'Norwegian Foreign Minister Jens Holm has met Russian Foreign Minister Oleg Belov several times.'],
  ])('%s: %s', tells)

  it('a place that the next journey goes to is not its own', () => {
    const [met] = extractMeetings({ text: 'Norwegian Foreign Minister Jens Holm met Russian Foreign Minister Oleg Belov on Monday before flying on to Lima.', published: PUBLISHED, outlet: 'Reuters' })
    expect(met?.place?.city ?? null).toBeNull()
  })
})
