import { describe, expect, test } from 'vitest'
import { matchMeetings, scoreMeetings, type AnnotatedMeeting } from '../../evaluation/score.ts'

const talks: AnnotatedMeeting = {
  salience: 'main',
  status: 'held',
  format: 'in_person',
  parties: ['NOR', 'CHL'],
  participants: [
    { name: 'Ingrid Solheim', party: 'NOR', title: 'Norwegian Foreign Minister' },
    { name: 'Tomás Rivas', party: 'CHL', title: null },
  ],
  date: { start: '2023-05-04', precision: 'day' },
  place: { city: 'Santiago', country: 'CHL' },
  topics: ['energy', 'climate_environment'],
  durationMin: 90,
  accounts: [{ outlet: null, citing: 'the Chilean foreign ministry' }],
  evidence: 'Solheim met Rivas in Santiago on Thursday.',
}

function score(gold: AnnotatedMeeting[], predicted: AnnotatedMeeting[]) {
  return scoreMeetings(new Map([['d', gold]]), new Map([['d', predicted]]))
}

describe('a prediction scored against gold', () => {
  test('that is the gold itself has everything right', () => {
    const { scores, errors } = score([talks], [talks])
    expect(errors).toEqual([])
    expect(scores).toMatchObject({ detection: { precision: 1, recall: 1, f1: 1 }, fileableMain: 1, falseAlarmDocs: null })
    expect(Object.values(scores.matched)).toEqual(Array(10).fill(1))
  })

  test('counts each field that differs, and no other', () => {
    const wrong: AnnotatedMeeting = {
      ...talks,
      status: 'planned',
      topics: ['energy', 'health'],
      participants: [{ name: 'Solheim', party: 'CHL', title: 'Foreign Minister' }],
      place: { city: 'Valparaíso', country: 'CHL' },
    }
    const { scores, errors } = score([talks], [wrong])
    expect(scores.matched).toMatchObject({
      status: 0,
      format: 1,
      date: 1,
      placeCountry: 1,
      placeCity: 0,
      personParty: 0,
      titleTokenF1: 0.8,
      topicsF1: 0.5,
    })
    expect(scores.people).toEqual({ precision: 1, recall: 0.5, f1: 2 / 3 })
    expect(scores.fileableMain).toBe(0)
    expect(errors.map((error) => error.kind)).toEqual(['status'])
  })

  test('takes names by their words, whatever accents, hyphens and middle initials', () => {
    const spelled: AnnotatedMeeting = {
      ...talks,
      participants: [{ name: 'Ingrid B. Solheim', party: 'NOR' }, { name: 'Tomas-Rivas', party: 'CHL' }],
    }
    expect(score([talks], [spelled]).scores.people.f1).toBe(1)
  })

  test('must name the precision of its date as well as the day', () => {
    const vague: AnnotatedMeeting = { ...talks, date: { start: '2023-05-04', precision: 'week' } }
    expect(score([talks], [vague]).scores.matched.date).toBe(0)
  })

  test('does not match a meeting of mostly other parties', () => {
    expect(matchMeetings([talks], [{ ...talks, parties: ['NOR', 'SWE', 'DNK', 'FIN'] }])).toEqual([])
  })
})

test('a document without a meeting that raises one is a false alarm', () => {
  const { scores, errors } = score([], [talks])
  expect(scores.falseAlarmDocs).toBe(1)
  expect(errors).toMatchObject([{ id: 'd', kind: 'false alarm' }])
})

test('a document without a prediction counts as predicted empty', () => {
  const { scores, errors } = scoreMeetings(new Map([['d', [talks, { ...talks, salience: 'mention' }]]]), new Map())
  expect(scores).toMatchObject({ mainRecall: 0, mentionRecall: 0, fileableMain: 0 })
  expect(errors.map((error) => error.kind)).toEqual(['missed main', 'missed mention'])
})

test('of two predictions the more similar one is matched and the other is spurious', () => {
  const other: AnnotatedMeeting = { ...talks, date: { start: '2021-01-01', precision: 'day' }, participants: [] }
  const { scores, errors, matches } = score([talks], [other, talks])
  expect(matches.get('d')).toEqual([{ gold: 0, predicted: 1 }])
  expect(scores.detection).toEqual({ precision: 0.5, recall: 1, f1: 2 / 3 })
  expect(errors.map((error) => error.kind)).toEqual(['spurious'])
})
