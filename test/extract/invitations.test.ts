import { describe, it } from 'vitest'
import { tellsOn } from './records-told.ts'

const tells = tellsOn('2024-05-14')

describe('an invitation to visit or to talk proposes a meeting', () => {
  it.each([
    ['NOR+RUS proposed 2024-06-01', 'Norwegian Prime Minister Jens Holm on Monday invited Russian President Oleg Belov to visit Oslo in June.'],
    ['NOR+RUS proposed 2024-06-01', 'Russian President Oleg Belov has been invited to Oslo in June by Norwegian Prime Minister Jens Holm.'],
    ['NOR+RUS held 2024-05-13; NOR+RUS proposed', 'Norwegian Prime Minister Jens Holm met Russian President Oleg Belov in Moscow on Monday and invited him to visit Oslo.'],
    ['', 'Norwegian Prime Minister Jens Holm on Monday invited Russian investors to visit Oslo.'],
    ['', 'Norwegian Prime Minister Jens Holm invited Russian President Oleg Belov to consider a ceasefire.'],
  ])('%s: %s', tells)
})
