import { describe, expect, test } from 'vitest'
import { readCorrectOptions } from '../../../local/correct/correct-options.ts'
import { UsageError } from '../../../local/command-line.ts'

const ID = 'm_0123456789abcdef0123'
const OTHER = 'm_0123456789abcdef0124'
const REPORT = 'r_0123456789abcdef0123'

describe('the arguments of correct', () => {
  test.each([
    ['status=cancelled', 'status', 'cancelled'],
    ['date=2021-11-16', 'date', { start: '2021-11-16', end: null, precision: 'day' }],
    ['date=2021-11-16..2021-11-18', 'date', { start: '2021-11-16', end: '2021-11-18', precision: 'day' }],
    ['date=2021-11', 'date', { start: '2021-11-01', end: null, precision: 'month' }],
    ['date=null', 'date', null],
    ['parties=KOR, USA', 'parties', ['KOR', 'USA']],
    ['participants=Noh Jae-min/KOR/Vice Minister; Wanda Shepherd/USA', 'participants', [{ name: 'Noh Jae-min', party: 'KOR', title: 'Vice Minister' }, { name: 'Wanda Shepherd', party: 'USA', title: null }]],
    ['place.city=Seoul', 'place.city', 'Seoul'],
    ['durationMin=60', 'durationMin', 60],
    ['outcomes=["a joint statement"]', 'outcomes', ['a joint statement']],
  ])('--set %s is a value of its field', (assignment, field, value) => {
    expect(readCorrectOptions(['meeting', ID, '--set', assignment, '--reason', 'checked'])).toMatchObject({ command: 'set', meetingId: ID, fields: [{ field, value }], reason: 'checked' })
  })

  test('the other rulings, the list and what takes a ruling back', () => {
    expect(readCorrectOptions(['--merge', ID, OTHER, '--reason', 'same visit', '--by', 'desk'])).toMatchObject({ command: 'merge', meetingIds: [ID, OTHER], by: 'desk' })
    expect(readCorrectOptions(['--split', ID, '--reports', REPORT, '--reason', 'another day'])).toMatchObject({ command: 'split', reportIds: [REPORT] })
    expect(readCorrectOptions(['--not-a-meeting', ID, '--reason', 'a film'])).toMatchObject({ command: 'not-a-meeting', meetingId: ID })
    expect(readCorrectOptions(['list', 'meeting', ID, '--json'])).toMatchObject({ command: 'list', meetingId: ID, revoked: false, json: true })
    expect(readCorrectOptions(['revoke', `${ID}@2021-11-16T08:00:00.000Z`])).toMatchObject({ command: 'revoke', meetingId: ID, correctedAt: '2021-11-16T08:00:00.000Z' })
  })

  test.each([
    [[], 'no ruling given'],
    [['fix', ID], 'unknown command "fix"'],
    [['meeting', ID, '--reason', 'x'], 'needs --set FIELD=VALUE'],
    [['meeting', ID, '--set', 'status=cancelled'], 'needs --reason'],
    [['meeting', ID, '--set', 'status', '--reason', 'x'], 'write FIELD=VALUE'],
    [['meeting', ID, '--set', 'mood=good', '--reason', 'x'], 'there is no field "mood"; there are status, format'],
    [['meeting', ID, '--set', 'status=over', '--reason', 'x'], '--set status=over: Invalid option: expected one of "held"'],
    [['meeting', ID, '--set', 'parties=KOR,Korea', '--reason', 'x'], '"Korea" is no party code'],
    [['meeting', ID, '--set', 'participants=Noh/Korea', '--reason', 'x'], '"Korea" is no party code'],
    [['meeting', '42', '--set', 'status=held', '--reason', 'x'], '"42" is no meeting\'s id'],
    [['--merge', ID, ID, '--reason', 'x'], 'these are the same'],
    [['--merge', ID, '--reason', 'x'], 'the ids of two meetings'],
    [['--split', ID, '--reason', 'x'], 'needs --reports'],
    [['--split', ID, '--reports', 'r_1', '--reason', 'x'], 'a report\'s id is r_'],
    [['--not-a-meeting', ID, '--split', ID, '--reason', 'x'], 'several rulings'],
    [['--reports', REPORT, '--reason', 'x'], '--reports goes with --split'],
    [['revoke', ID], 'names no ruling'],
    [['list', '--bogus'], "Unknown option '--bogus'"],
  ])('%j is refused with what to do', (args, message) => {
    const refused = () => readCorrectOptions(args)
    expect(refused).toThrow(UsageError)
    expect(refused).toThrow(message)
  })
})
