import { expect, test } from 'vitest'
import { environmentVariables, EnvironmentError, readEnvironment } from '../../shared/runtime/environment.ts'

const wanted = environmentVariables.pick({ FEEDS_TABLE: true, FEEDS_QUEUE_URL: true, ALLOW_LOOPBACK: true })
const good = { FEEDS_TABLE: 'feeds', FEEDS_QUEUE_URL: 'https://sqs.eu-west-1.amazonaws.com/1/feeds' }

test('the variables that a function picks are read, and no other', () => {
  expect(readEnvironment(wanted, { ...good, PATH: '/bin' })).toEqual(good)
})

test('every variable that is missing or wrong is named at once, with what it is', () => {
  const read = () => readEnvironment(wanted, { FEEDS_QUEUE_URL: 'feeds', ALLOW_LOOPBACK: 'yes' })
  expect(read).toThrow(EnvironmentError)
  expect(read).toThrow(/FEEDS_TABLE is not set; FEEDS_QUEUE_URL is "feeds": .*; ALLOW_LOOPBACK is "yes"/)
})

test('an empty variable is as wrong as none', () => {
  expect(() => readEnvironment(wanted, { ...good, FEEDS_TABLE: '' })).toThrow(/FEEDS_TABLE is ""/)
})
