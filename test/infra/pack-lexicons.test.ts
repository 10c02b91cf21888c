import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import order from '../../infra/lexicon-order.json' with { type: 'json' }
import { inOneOrder, packed } from '../../infra/pack-lexicons.ts'

const FOLDER = join(import.meta.dirname, '../../shared/extract/lexicon')
const NAMES = readdirSync(FOLDER).filter((name) => name.endsWith('.json')).map((name) => name.slice(0, -'.json'.length))

it('every lexicon has its place in the order of packing', () => {
  expect(order.toSorted()).toEqual(NAMES.toSorted())
})

it('the order given is the order packed, whatever the order of the files', () => {
  const paths = ['series', 'durations', 'places'].map((name) => join(FOLDER, `${name}.json`))
  const one = packed(paths, ['places', 'series', 'durations'])
  expect(packed(paths.toReversed(), ['places', 'series', 'durations'])).toEqual(one)
  expect(packed(paths, ['durations', 'series', 'places'])).not.toEqual(one)
})

it('lists of words are packed with the same words, in one order for all lists, whatever theirs', () => {
  const lists = { places: { words: 'near in at' }, times: { words: 'at in until' }, bare: { words: 'in' } }
  expect(inOneOrder(lists)).toEqual({ places: { words: 'in at near' }, times: { words: 'in at until' }, bare: { words: 'in' } })
})
