import { describe, expect, it } from 'vitest'
import { extractMeetings } from '../../shared/extract/extract-meetings.ts'

/** Wednesday. */
const PUBLISHED = '2023-03-15'

function statuses(text: string): string[] {
  return extractMeetings({ text, published: PUBLISHED }).map(({ status, date }) => (date ? `${status} ${date.start}` : status))
}

const ARMAND = 'French President Luc Armand'
const VOSS = 'German Chancellor Petra Voss'

describe("the status by the clause's own words", () => {
  it.each([
    ['several verbs under one "will"', `${ARMAND} will visit Berlin and meet ${VOSS}.`, ['planned']],
    ['a gerund behind a plan', `${ARMAND} is expected to open a museum in Berlin before meeting ${VOSS}.`, ['planned']],
    ['talks that something is to be taken up at', `The border will be discussed during the meeting of ${ARMAND} with ${VOSS} in Berlin.`, ['planned']],
    ['talks after which something is to come', `${ARMAND} will address reporters after talks with ${VOSS} in Berlin on Friday.`, ['planned 2023-03-17']],
    ['talks after which something was said', `${ARMAND} told reporters after talks with ${VOSS} in Berlin that a deal was near.`, ['held 2023-03-15']],
    ['one who has set out for talks', `${ARMAND} flew to Berlin on Wednesday for talks with ${VOSS}.`, ['planned 2023-03-15']],
    ['talks that somebody has set out for', `French and German negotiators headed to Vienna on Wednesday for talks on resuming negotiations between France and Germany.`, ['planned 2023-03-15']],
    ['a meeting that follows a planned one', `${ARMAND} would meet ${VOSS} in Berlin on Monday, followed by a meeting between the foreign ministers of France and Germany in April.`, ['planned 2023-03-20', 'planned 2023-04-01']],
    ['a short "will"', `${ARMAND} says he'll speak today with ${VOSS}.`, ['planned 2023-03-15']],
    ['what is prepared for a month called May', `${ARMAND} prepares for a summit with ${VOSS} in late May or early June.`, ['planned 2023-05-01']],
    ['a pleasure between marks', `${ARMAND} said it was a "real pleasure" to meet ${VOSS}.`, ['held 2023-03-15']],
    ['a day long before the article beside what is to come', `The next summit of ${ARMAND} and ${VOSS} is unlikely to take place before autumn.\n\n${ARMAND} and ${VOSS} at the end of their summit in Oslo on June 12, 2022.`, ['planned', 'held 2022-06-12']],
    ['a plan announced', `${ARMAND} announced a trip to Germany, which will take place on March 26, to meet ${VOSS}.`, ['planned 2023-03-26']],
    ['a wish to meet "as proposed"', `${ARMAND} renewed an offer that he and ${VOSS} meet in Berlin.`, ['proposed']],
    ['an invitation for someone to come', `The letter held an invitation for ${ARMAND} to meet ${VOSS} in Berlin in May.`, ['proposed 2023-05-01']],
    ['what will no longer be', `${ARMAND} will no longer be visiting Germany in April as planned.`, ['cancelled 2023-04-01']],
    ['what stands put off', `The visit of ${ARMAND} to Germany stands deferred to a later date.`, ['postponed']],
    ['what was put off and takes place on another day', `${ARMAND} will meet ${VOSS} in Berlin on Friday. The meeting, which was to be held on Tuesday, was postponed because of a strike.`, ['planned 2023-03-17']],
    ['the first to do what is under way', `${ARMAND} visited Germany on Tuesday. He is the first French leader to visit Germany this year.`, ['held 2023-03-14']],
    ['a visit that is neither', `${ARMAND} will visit Germany in April. The visit is an opportunity for both countries.`, ['planned 2023-04-01']],
    ['what was planned within a visit called off', `The visit of ${ARMAND} to Germany was cancelled. He was scheduled to hold talks with ${VOSS} on Friday.`, ['cancelled 2023-03-17']],
    ['a day between "will" and its verb', `${ARMAND} will today hold talks with ${VOSS} in Berlin.`, ['planned 2023-03-15']],
    ['a longer date between them', `${ARMAND} will on Monday March 20 meet ${VOSS} in Berlin.`, ['planned 2023-03-20']],
    ['a day within a passive', `${ARMAND} was on Tuesday received by ${VOSS} in Berlin.`, ['held 2023-03-14']],
    ['an arrival before a plan', `After arriving in Berlin later in the day, ${ARMAND} will meet ${VOSS}.`, ['planned 2023-03-15']],
    ['a visit that something is expected of', `${ARMAND} is expected to seek support when visiting Germany in April.`, ['planned 2023-04-01']],
    ['what is said of a planned visit', `${ARMAND} will visit Germany in April. His office said the visit to Germany aims to strengthen trade.`, ['planned 2023-04-01']],
    ['what is said of planned talks', `${ARMAND} will meet ${VOSS} in Berlin on Friday. He has called the talks with ${VOSS} a milestone.`, ['planned 2023-03-17']],
    ['a plan that fell through', `${ARMAND} had been scheduled to visit Germany in November but stayed in Paris.`, ['cancelled 2022-11-01']],
    ['a plan that was put off', `${ARMAND} was scheduled to travel to Germany last week for talks with ${VOSS}, but later put off the trip.`, ['postponed 2023-03-06']],
    ['who is on his way', `Trade will top the agenda as ${ARMAND} heads to Berlin. He is also expected to call on ${VOSS}.`, ['planned']],
    ['who is due somewhere', `${ARMAND} is due in Berlin on Monday for talks with ${VOSS}.`, ['planned 2023-03-20']],
    ['who is expected somewhere', `${ARMAND} is expected in Germany in April for a state visit.`, ['planned 2023-04-01']],
    ['a meeting before what is planned', `After a meeting with ${VOSS} in Berlin, ${ARMAND} is expected to visit a hospital.`, ['planned']],
    ['the last item of a programme', `${ARMAND} will visit Berlin. Armand's last appointment is a meeting with ${VOSS} on Friday.`, ['planned 2023-03-17']],
    ['what was called off for a reason', `${ARMAND} has called off a visit to Germany because of a prison riot. He was to meet ${VOSS} in Berlin on Thursday.`, ['cancelled 2023-03-16']],
    ['talks that are suspended', `Mediators have suspended talks between ${ARMAND} and ${VOSS} in Berlin.`, ['postponed']],
    ['one who is there for talks', `${ARMAND}, in Berlin for talks with ${VOSS}, told reporters the meeting would be long.`, ['held 2023-03-15']],
    ['what they spoke of that is to come', `${ARMAND} and ${VOSS} discussed the upcoming NATO summit in Vilnius.`, ['held 2023-03-15', 'planned']],
    ['a plan for a month that is over', `${ARMAND} was to meet ${VOSS} in Berlin in May 2021.`, ['held 2021-05-01']],
  ])('reads %s', (_what, text, expected) => {
    expect(statuses(text)).toEqual(expected)
  })

  it.each([
    ['what would have been', `${ARMAND} scrapped a tour that would have taken him to Berlin for talks with ${VOSS}.`],
    ['no plans', `There are no plans for ${ARMAND} to meet ${VOSS} in the immediate future.`],
    ['no conversations', `${ARMAND} had no talks with ${VOSS} in Berlin on Tuesday.`],
  ])('finds none in %s', (_what, text) => {
    expect(statuses(text)).toEqual([])
  })
})

describe('what was said or agreed at a meeting tells nothing against it', () => {
  const said = ['called for restraint', 'asked for more aid', 'offered to mediate', 'suggested a ceasefire', 'agreed to step up cooperation', 'urged France to show restraint', 'expressed hope for a solution', 'refused to sign the deal', 'failed to reach a deal', 'cancelled a debt of one billion', 'postponed a decision on tariffs']
  const where = [`during a phone call with ${VOSS} on Monday`, `at a meeting with ${VOSS} on Monday`, `during talks with ${VOSS} in Geneva on Monday`]
  it.each(said.flatMap((what) => where.map((at) => [what, at] as const)))('%s %s', (what, at) => {
    expect(statuses(`${ARMAND} ${what} ${at}.`)).toEqual(['held 2023-03-13'])
  })

  it.each([
    ['what will be raised at a meeting', `${ARMAND} will raise the issue of tariffs during talks with ${VOSS} on Monday.`, ['planned 2023-03-20']],
    ['what is agreed to be done at a meeting to come', `${ARMAND} and ${VOSS} agreed to sign the treaty at their meeting in Berlin on Friday.`, ['planned 2023-03-17']],
    ['what was agreed first', `At talks with ${VOSS} in Geneva on Monday, ${ARMAND} agreed to step up cooperation.`, ['held 2023-03-13']],
  ])('%s', (_what, text, expected) => {
    expect(statuses(text)).toEqual(expected)
  })
})

describe('what somebody would not do is no meeting', () => {
  it.each([
    `${ARMAND} ruled out meeting ${VOSS}.`,
    `${ARMAND} avoided meeting ${VOSS} in Berlin on Monday.`,
    `${ARMAND} dismissed the idea of meeting ${VOSS}.`,
    `${ARMAND} turned down an invitation to meet ${VOSS}.`,
    `${ARMAND} rejected calls to meet ${VOSS}.`,
    `${ARMAND} is considering meeting ${VOSS}.`,
    `${ARMAND} opposed meeting ${VOSS}.`,
    `${ARMAND} missed a meeting with ${VOSS} on Monday.`,
    `${ARMAND} left Berlin without meeting ${VOSS}.`,
    `${ARMAND} stopped short of meeting ${VOSS}.`,
    `${ARMAND} resisted pressure to meet ${VOSS}.`,
    `${ARMAND} said a meeting with ${VOSS} was out of the question.`,
    `${ARMAND} said on Monday that he was open to talks with ${VOSS}.`,
    'Senior officials from Paris said on Monday their government was open to talks with Germany.',
  ])('%s', (text) => {
    expect(statuses(text)).toEqual([])
  })

  it.each([
    [`${ARMAND} defended meeting ${VOSS} in Berlin on Monday.`, ['held 2023-03-13']],
    [`${ARMAND} refused to sign the deal after meeting ${VOSS} in Berlin on Monday.`, ['held 2023-03-13']],
    [`${ARMAND} accepted an invitation to meet ${VOSS} in Berlin on Friday.`, ['planned 2023-03-17']],
  ])('but %s', (text, expected) => {
    expect(statuses(text)).toEqual(expected)
  })
})
