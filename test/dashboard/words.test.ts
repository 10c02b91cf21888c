import { describe, expect, it } from 'vitest'
import { valueText } from '../../dashboard/models/value-text.ts'
import { fieldName, nameOfParty, topicName } from '../../dashboard/models/words.ts'
import { TOPIC_CODES } from '../../shared/domain/topic-codes.ts'

describe('codes in words', () => {
  it('says every topic without underscores', () => {
    for (const code of TOPIC_CODES) expect(topicName(code)).toMatch(/^[A-Z][a-z,\- ]+$/)
  })

  it('says a code that is newer than the page by its own words', () => {
    expect(topicName('deep_sea')).toBe('Deep sea')
  })

  it('gives non-state sides a name', () => {
    expect(nameOfParty('NSA:northern-front')).toBe('Northern Front')
  })

  it.each([
    ['date', 'date'],
    ['place.city', 'place, city'],
    ['participants/KOR:x-y/title', 'people, title'],
    ['durationMin', 'duration'],
  ])('says the field %s as %s', (path, name) => {
    expect(fieldName(path)).toBe(name)
  })

  it.each([
    [null, 'not told'],
    ['in_person', 'in person'],
    [90, '90'],
    [[], 'none'],
    [['KOR', 'USA'], 'KOR, USA'],
    [{ start: '2026-03-11', end: null, precision: 'day' }, '11 March 2026'],
    [{ city: 'Tehran', country: 'IRN', venue: null }, 'Tehran, IRN'],
    [{ city: null, country: null, venue: null }, 'not told'],
    [[{ name: 'A B', title: 'minister', party: 'KOR' }], 'A B (minister)'],
    ['x'.repeat(400), `${'x'.repeat(300)} …`],
  ])('says the value %j', (value, text) => {
    expect(valueText(value)).toBe(text)
  })
})
