import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import order from '../../infra/lexicon-order.json' with { type: 'json' }
import { packed } from '../../infra/pack-lexicons.ts'

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
