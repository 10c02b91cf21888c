import { expect, test } from 'vitest'
import { calibrate, calibrationTable } from '../../evaluation/calibration.ts'

test('predictions are counted by tenths of confidence, and as right when they found their gold meeting', () => {
  const predicted = new Map([
    ['a', [{ confidence: 0.8 }, { confidence: 0.89 }, { confidence: 1 }]],
    ['b', [{ confidence: 0.85 }, { confidence: 0.3 }]],
  ])
  const bins = calibrate(predicted, new Map([['a', [{ gold: 0, predicted: 0 }, { gold: 1, predicted: 2 }]]]))
  expect(bins.filter((bin) => bin.records > 0)).toEqual([
    { from: 0.3, to: 0.4, records: 1, right: 0 },
    { from: 0.8, to: 0.9, records: 3, right: 1 },
    { from: 0.9, to: 1, records: 1, right: 1 },
  ])
  expect(calibrationTable(bins).split('\n')).toHaveLength(4)
})
