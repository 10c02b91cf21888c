import { describe, expect, it } from 'vitest'
import { extractMeetings } from '../../shared/extract/extract-meetings.ts'

const A = 'Norwegian Foreign Minister Lars Berg'
const B = 'Fijian Foreign Minister Jone Vuli'

/** "held 2026-03-10 Jone Vuli, Lars Berg": each record, told on a Thursday. */
function told(text: string): string[] {
  return extractMeetings({ text, published: '2026-03-12' }).map(({ status, date, participants }) => [status, date?.start ?? '-', participants.map(({ name }) => name).toSorted().join(', ')].join(' '))
}

/** Each with B in the place of the one met. */
function withNames(words: string): string {
  return words.replace(/\bA\b(?! (?:meeting|phone|planned))/, A).replace(/\bB\b/, B)
}

describe('one who deals with another has met him, if he', () => {
  it.each([
      'presented his credentials to B', 'presented copies of his letters of credence to B', 'received the credentials of B',
      'met B', 'met with B', 'met up with B', 'has met B', 'had met B', 'held talks with B', 'held a meeting with B', 'held a bilateral meeting with B',
      'held bilateral talks with B', 'held discussions with B', 'held consultations with B', 'had a meeting with B', 'had talks with B',
      'had discussions with B', 'had a bilateral with B', 'had an audience with B', 'had lunch with B', 'had a working dinner with B',
      'had a working breakfast with B', 'had a phone call with B', 'had a telephone conversation with B', 'had a conversation with B',
      'had an exchange of views with B', 'exchanged views with B', 'exchanged views on trade with B', 'conferred with B', 'consulted with B',
      'spoke with B', 'spoke to B', 'spoke by phone with B', 'spoke on the phone with B', 'talked with B', 'talked to B by phone',
      'talked on the telephone with B', 'phoned B', 'called B', 'called on B', 'paid a courtesy call on B', 'paid a courtesy visit to B',
      'paid a visit to B', 'made a courtesy call on B', 'received B', 'received B in audience', 'received a courtesy call from B',
      'received a phone call from B', 'hosted B', 'hosted B for talks', 'hosted a dinner for B', 'hosted a working lunch for B', 'welcomed B',
      'welcomed B for talks', 'welcomed B to Oslo', 'greeted B', 'sat down with B', 'sat down for talks with B', 'sat down for an hour with B',
      'engaged in talks with B', 'entered into talks with B', 'conducted talks with B', 'concluded talks with B', 'opened talks with B',
      'began talks with B', 'wrapped up talks with B', 'resumed talks with B', 'kicked off talks with B', 'launched talks with B',
      'completed talks with B', 'discussed trade with B', 'discussed bilateral relations with B', 'reviewed bilateral ties with B',
      'took up the issue with B', 'raised the issue with B', 'raised the matter in talks with B', 'dined with B', 'lunched with B', 'huddled with B',
      'came face to face with B', 'came together with B', 'got together with B', 'met separately with B', 'met privately with B', 'met briefly with B',
      'met again with B', 'met in person with B', 'met virtually with B', 'met via video link with B', 'met online with B', 'met one-on-one with B',
      'met behind closed doors with B', 'met for two hours with B', 'met for talks with B', 'met on the sidelines of a summit with B',
      'signed an agreement with B', 'signed a memorandum with B', 'agreed in talks with B to reopen the border', 'negotiated with B',
      'held negotiations with B', 'held a round of negotiations with B', 'held a joint press conference with B', 'gave a joint press conference with B',
      'co-chaired a meeting with B', 'co-chaired the joint commission with B', 'chaired a meeting with B', 'went to Suva and met B',
      'visited Suva and met with B', 'visited Fiji at the invitation of B', 'concluded a visit to Fiji where he met B', 'interacted with B',
      'had a fruitful meeting with B', 'had a warm meeting with B', 'had wide-ranging talks with B', 'had delegation-level talks with B',
      'held delegation-level talks with B', 'held extended talks with B', 'held official talks with B', 'held one-on-one talks with B',
      'held a tête-à-tête with B', 'held a trilateral with B', 'held a videoconference with B', 'held a video call with B',
      'held a virtual meeting with B', 'held a telephone call with B', 'held a political dialogue with B', 'held political consultations with B',
      'held a working meeting with B', 'held a private meeting with B', 'held a closed-door meeting with B', 'held a brief meeting with B',
      'held an informal meeting with B', 'held an emergency meeting with B', 'took part in a meeting with B', 'participated in talks with B',
      'attended a meeting with B', 'paid tribute to B during their talks', 'thanked B during a meeting',
      'urged B to reopen the border during their meeting', 'briefed B on the talks', 'was received by B', 'was hosted by B', 'was welcomed by B',
      'was met by B', 'was greeted by B at the airport', 'made a phone call to B', 'placed a call to B', 'made contact with B', 'was in contact with B',
      'held farewell talks with B', 'ended talks with B without a deal', 'failed to reach a deal in talks with B',
  ])('%s', (words) => {
    expect(told(`${A} ${withNames(words)} on Tuesday.`)).toEqual(['held 2026-03-10 Jone Vuli, Lars Berg'])
  })
})

describe('two have met, if they', () => {
  it.each([
      'met', 'met for talks', 'held talks', 'held a meeting', 'held their first meeting', 'spoke', 'spoke by phone', 'talked by telephone',
      'discussed trade', 'signed an agreement', 'exchanged views on trade', 'had talks', 'had dinner together', 'sat down for talks', 'gathered for talks',
      'came together for talks', 'convened', 'reviewed ties', 'co-chaired a joint commission', 'concluded talks', 'opened talks', 'emerged from talks',
      'were in talks', 'resumed negotiations', 'ended a summit',
  ])('%s', (words) => {
    expect(told(`${A} and ${B} ${words} on Tuesday.`)).toEqual(['held 2026-03-10 Jone Vuli, Lars Berg'])
  })
})

/** What words say of a meeting, of A unless they name him. */
const STATUSES: [status: string, words: string[]][] = [
  ['planned', [
    'A will meet B on Friday', 'A is to meet B on Friday', 'A is due to meet B on Friday', 'A is set to meet B on Friday',
    'A is scheduled to meet B on Friday', 'A is expected to meet B on Friday', 'A is slated to meet B on Friday', 'A is likely to meet B on Friday',
    'A plans to meet B on Friday', 'A intends to meet B on Friday', 'A is preparing to meet B on Friday', 'A is meeting B on Friday',
    'A meets B on Friday', 'A will be meeting B on Friday', 'A will sit down with B on Friday', 'A will hold talks with B on Friday',
    'A will hold a phone call with B on Friday', 'A will speak with B on Friday', 'A will speak by phone with B on Friday', 'A will host B on Friday',
    'A will receive B on Friday', 'A will welcome B to Oslo on Friday', 'A will be received by B on Friday', 'A will travel to Suva on Friday to meet B',
    'A will travel to Suva on Friday for talks with B', 'A will visit Suva on Friday to meet B', 'A will visit Fiji on Friday and meet B',
    'A will fly to Suva on Friday for a meeting with B', 'A heads to Suva on Friday for talks with B', 'A leaves on Friday for talks with B',
    'A has talks scheduled with B on Friday', 'A has a meeting with B on Friday', 'A has agreed to meet B on Friday', 'A said he would meet B on Friday',
    'A said he will meet B on Friday', 'A announced that he would meet B on Friday', 'A confirmed he would meet B on Friday',
    'A told reporters he was going to meet B on Friday', 'A is going to meet B on Friday', 'A was to meet B on Friday', 'A was due to meet B on Friday',
    'A was scheduled to hold talks with B on Friday', 'A and B will meet on Friday', 'A and B are to meet on Friday',
    'A and B are due to hold talks on Friday', 'A and B are scheduled to meet on Friday', 'A and B are expected to meet on Friday',
    'A and B plan to meet on Friday', 'A and B agreed to meet on Friday', 'A and B have agreed to hold talks on Friday',
    'A and B are preparing for talks on Friday', 'A meeting between A and B is planned for Friday', 'A meeting between A and B is scheduled for Friday',
    'A meeting between A and B will take place on Friday', 'A meeting between A and B is expected on Friday',
    'A meeting between A and B has been set for Friday', 'A meeting between A and B is due on Friday', 'Talks between A and B are due on Friday',
    'Talks between A and B are scheduled for Friday', 'Talks between A and B will be held on Friday', 'Talks between A and B are to begin on Friday',
    'Talks between A and B will open on Friday', 'Preparations are under way for a meeting between A and B on Friday',
    'Ahead of his meeting with B on Friday, A called for calm', 'Ahead of talks with B on Friday, A called for calm',
    'Before his talks with B on Friday, A called for calm', 'A called for calm ahead of a meeting with B on Friday',
    'A arrived in Suva ahead of talks with B on Friday', 'On Friday, A will meet B', 'On Friday A will hold talks with B',
    'The two-day visit will see A meet B on Friday', 'A phone call between A and B is planned for Friday',
  ]],
  ['proposed', [
    'A invited B to visit Oslo', 'A has proposed a meeting with B', 'A suggested a meeting with B', 'A offered to meet B',
    'A offered to host B for talks', 'A has requested a meeting with B', 'A asked for a meeting with B', 'A is seeking a meeting with B',
    'A meeting between A and B is being considered', 'A meeting between A and B is under discussion', 'A and B are considering a meeting',
  ]],
  ['cancelled', [
    'A cancelled a meeting with B', 'A has cancelled his planned meeting with B', 'A called off a meeting with B', 'A called off talks with B',
    'A scrapped a meeting with B', 'A pulled out of a meeting with B', 'A withdrew from talks with B', 'A abandoned talks with B',
    'A meeting between A and B was cancelled', 'A meeting between A and B has been called off', 'Talks between A and B were cancelled',
    'Talks between A and B have been called off', 'A planned meeting between A and B was scrapped', 'A cancelled a visit to Suva where he was to meet B',
    'A dropped plans to meet B', 'A was to have met B on Tuesday but the meeting was cancelled',
    'A had been due to meet B but the talks were called off',
  ]],
  ['postponed', [
    'A postponed a meeting with B', 'A has postponed his visit to Fiji', 'A put off talks with B', 'A delayed a meeting with B',
    'A deferred a visit to Fiji', 'A meeting between A and B was postponed', 'A meeting between A and B has been put off',
    'Talks between A and B have been delayed', 'Talks between A and B were pushed back', 'A meeting between A and B has been deferred',
    'A meeting between A and B has been rescheduled',
  ]],
  ['none', [
    'A will not meet B', 'A did not meet B', 'A has not met B', 'A refused to meet B', 'A declined to meet B', 'A ruled out talks with B',
    'A rejected talks with B', 'A has no plans to meet B', 'There are no plans for a meeting between A and B', 'No meeting between A and B is planned',
    'A meeting between A and B is unlikely', 'A denied that he had met B', 'A denied meeting B', 'A would be willing to meet B', 'A is ready to meet B',
    'A is open to talks with B', 'A said he was willing to talk to B', 'A wrote to B', 'A congratulated B on his election', 'A criticised B',
    'A praised B', 'A thanked B for his support', 'A condemned remarks by B',
  ]],
]

describe.each(STATUSES)('a meeting is %s by', (status, sentences) => {
  it.each(sentences)('%s', (words) => {
    const records = told(`${withNames(words)}.`)
    if (status === 'none') expect(records).toEqual([])
    else {
      expect(records).toHaveLength(1)
      expect(records[0]).toContain(status)
      if (words.includes('Friday')) expect(records[0]).toContain('2026-03-13')
    }
  })
})

it.each(['farewell', 'courtesy', 'goodwill'])('a %s call that is paid is no telephone call', (sort) => {
  const [meeting] = extractMeetings({ text: `Peruvian Ambassador Ana Soto paid a ${sort} call on Norwegian Prime Minister Espen Dahl on Monday.`, published: '2026-03-12' })
  expect(meeting).toMatchObject({ format: 'in_person', parties: ['PER', 'NOR'] })
})
