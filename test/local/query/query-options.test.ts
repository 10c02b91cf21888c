import { describe, expect, test } from 'vitest'
import { readQueryOptions } from '../../../local/query/query-options.ts'
import { UsageError } from '../../../local/command-line.ts'

describe('the arguments of query', () => {
  test('conditions become a filter', () => {
    const args = '--party KOR --with USA --person Sherman --topic health --status held --place Seoul --from 2021-11-01 --to 2021-11-30 --limit 5 --json'
    expect(readQueryOptions(args.split(' '))).toEqual({
      command: 'list',
      filter: { party: 'KOR', with: 'USA', person: 'Sherman', topic: 'health', status: 'held', place: 'Seoul', from: '2021-11-01', to: '2021-11-30' },
      limit: 5,
      json: true,
      data: '.parley',
      stack: null,
    })
  })

  test('without any, all meetings of the local register are asked for, fifty at most', () => {
    expect(readQueryOptions([])).toMatchObject({ command: 'list', filter: {}, limit: 50, data: '.parley', json: false })
  })

  test('a meeting is asked for by its id', () => {
    expect(readQueryOptions(['meeting', 'm_0123456789abcdef0123'])).toMatchObject({ command: 'meeting', meetingId: 'm_0123456789abcdef0123' })
  })

  test('a person by id or name, changes since a day, an instant or a place in the listing', () => {
    expect(readQueryOptions(['person', 'Wanda Shepherd', '--party', 'USA'])).toMatchObject({ command: 'person', person: 'Wanda Shepherd', party: 'USA' })
    expect(readQueryOptions(['changes', '--since', '2021-11-16'])).toMatchObject({ command: 'changes', since: '2021-11-16' })
    const place = '2021-11-16T08:00:00.000Z#m_0123456789abcdef0123#2'
    expect(readQueryOptions(['changes', '--since', place])).toMatchObject({ since: place })
    expect(readQueryOptions(['changes', '--since', '2021-11-16T08:00:00Z'])).toMatchObject({ since: '2021-11-16T08:00:00.000Z' })
  })

  test.each([
    ['person', 'needs the id of a person'],
    ['person Wanda Shepherd', 'put a name of several words in quotes'],
    ['person Shepherd --topic health', '--topic does not go with "person"'],
    ['person Shepherd --party Korea', 'did you mean KOR'],
    ['changes', 'needs --since'],
    ['changes --since yesterday', '--since yesterday: an instant in UTC'],
    ['--since 2021-11-16', '--since does not go with a list of meetings'],
    ['--party Korea', '--party Korea: no such party; did you mean KOR (South Korea), PRK (North Korea)?'],
    ['--party xyzzy', 'no such party'],
    ['--topic weather', '--topic weather: no such topic; the topics are bilateral_ties'],
    ['--status over', '--status over'],
    ['--from yesterday', '--from yesterday: a day is written 2021-11-16'],
    ['--from 2021-11-02 --to 2021-11-01', '--from 2021-11-02 is later than --to 2021-11-01'],
    ['--with USA', '--with goes with --party'],
    ['--limit many', '--limit many: a whole number from 1 to 1000'],
    ['--bogus', "Unknown option '--bogus'"],
    ['--data a --stack b', 'two registers'],
    ['show m_0123456789abcdef0123', 'unknown command "show"'],
    ['meeting', 'needs the id of a meeting'],
    ['meeting 42', '"42" is no meeting\'s id'],
    ['meeting m_0123456789abcdef0123 --party KOR', '--party does not go with "meeting ID"'],
  ])('%s is refused with what to do', (args, message) => {
    const refused = () => readQueryOptions(args.split(' '))
    expect(refused).toThrow(UsageError)
    expect(refused).toThrow(message)
  })
})
