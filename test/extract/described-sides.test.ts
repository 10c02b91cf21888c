import { describe, expect, it } from 'vitest'
import { extractMeetings } from '../../shared/extract/extract-meetings.ts'

/** "FJI+TON held", in the order of the text. */
function told(text: string, outlet = 'Reuters'): string[] {
  return extractMeetings({ text, published: '2024-05-15', outlet }).map(({ parties, status }) => `${parties.toSorted().join('+')} ${status}`)
}

function tells(record: string, text: string): void {
  expect(told(text)).toEqual([record])
}

describe('a side is known whatever describes it', () => {
  it.each([
    ['NSA:hamas+QAT held', 'Qatari Prime Minister Hamad Al Attiyah met leaders of the militant group Hamas in Doha on Wednesday.'],
    ['COD+NSA:m23 held', 'Congolese officials met representatives of the rebel movement M23 in Doha on Wednesday.'],
    ['NSA:hezbollah+UN held', 'UN envoy Hans Berger met officials from the armed group Hezbollah in Beirut on Wednesday.'],
    ['NSA:houthis+UN held', "UN envoy Hans Berger met members of Yemen's Iran-aligned Houthi movement in Sanaa on Wednesday."],
    ['NSA:hamas+UN held', 'UN envoy Hans Berger held talks with a delegation of the Palestinian Islamist movement Hamas in Cairo on Wednesday.'],
    ['NSA:rapid-support-forces+UN held', 'UN envoy Hans Berger held talks with the leadership of the paramilitary Rapid Support Forces on Wednesday.'],
    ['NSA:syrian-democratic-forces+USA held', 'US envoy Dana Whitlock met the commander of the US-backed Syrian Democratic Forces on Wednesday.'],
    ['NSA:syrian-democratic-forces+USA held', 'US envoy Dana Whitlock met Mazlum Abdi, leader of the Kurdish-led Syrian Democratic Forces, on Wednesday.'],
    ['NSA:pkk+TUR held', "Turkish officials met members of the Iraq-based Kurdistan Workers' Party in Erbil on Wednesday."],
    ['NSA:hezbollah+UN held', "UN envoy Hans Berger met Lebanon's powerful Hezbollah group in Beirut on Wednesday."],
    ['ECOWAS+NER held', "Niger's military leader Omar Diallo received a delegation from the West African bloc ECOWAS in Niamey on Wednesday."],
    ['EGY+NSA:hamas held', 'Khalil Hamdan, the head of the political bureau of the Palestinian militant group Hamas, met Egyptian intelligence chief Omar Said on Wednesday.'],
    ['NSA:syrian-opposition+UN held', 'UN envoy Hans Berger began a new round of talks on Wednesday by meeting members of the main opposition High Negotiations Committee in Geneva.'],
  ])('%s: %s', tells)
})

describe('those of "the two countries" are of the states told before', () => {
  it.each([
    ['FJI+TON held', 'Fiji and Tonga agreed to share warning data on Thursday. The deal came as the foreign ministers of the two countries met in Suva.'],
    ['FJI+TON held', "Fiji and Tonga agreed to share warning data on Thursday. The two countries' foreign ministers met in Suva on Thursday."],
    ['FJI+TON+WSM held', "Fiji, Samoa and Tonga agreed to share warning data. The three countries' foreign ministers met in Suva on Thursday."],
    ['FJI+TON planned', 'Fiji and Tonga are at odds over fishing. Officials from both sides will meet in Suva on Friday.'],
    ['FJI+TON held', 'Fiji and Tonga are at odds over fishing. Delegations from the two countries met in Suva on Wednesday.'],
    ['JPN+PHL+USA held', 'US President Joe Barlow praised ties with Japan and the Philippines. The comments came as Barlow hosted a summit between the three countries.'],
    ['JPN+PHL+USA held', 'US ties with Japan and the Philippines were praised by President Joe Barlow amid their disputes with China. Barlow hosted a summit between the three countries.'],
    ['JPN+PHL+USA held', 'President Joe Barlow praised the ties of the United States with Japan and the Philippines. Barlow hosted the leaders of both countries at the White House.'],
  ])('%s: %s', tells)

  it('or of those in the headline', () => {
    const [record] = extractMeetings({ title: 'Fiji, Tonga to hold talks on fishing', text: 'Senior officials from both sides will meet on Saturday.', published: '2024-05-15' })
    expect(record).toMatchObject({ parties: ['FJI', 'TON'], status: 'planned' })
  })

  it('but not of the owners of a company that its minister mediates for', () => {
    expect(told('Workers at a mine rejected an offer of the company, which belongs to a Canadian and a Japanese group. Labour Minister Ana Tello met both sides on Wednesday.', 'Andean Times')).toEqual([])
  })
})

describe('whoever brings others together takes part', () => {
  it.each([
    ['FJI+NZL+TON held', 'New Zealand mediated talks between Fiji and Tonga in Wellington on Wednesday.'],
    ['FJI+NZL+TON held', 'Fijian and Tongan negotiators met in Wellington on Wednesday under the auspices of New Zealand.'],
    ['FJI+TON+UN held', 'A UN-mediated round of talks between Fiji and Tonga opened in Geneva on Wednesday.'],
  ])('%s: %s', tells)
})

describe('two sides are told', () => {
  it.each([
    ['by an agent', 'FJI+TON held', 'Fishing rights were discussed by Fijian Prime Minister Jone Tora and his Tongan counterpart, Sione Vuli, in Suva on Wednesday.'],
    ['by those who signed', 'FJI+TON held', 'An agreement was signed in Suva on Wednesday by Fijian Foreign Minister Jone Tora and his Tongan counterpart, Sione Vuli.'],
    ['by whom somebody met', 'FJI+TON held', 'Sione Vuli, the Tongan prime minister, whom Fijian Prime Minister Jone Tora met on Wednesday, praised the ferry.'],
    ['by with whom somebody held talks', 'FJI+TON held', 'Tongan Prime Minister Sione Vuli, with whom Fijian Prime Minister Jone Tora held talks on Wednesday, praised the ferry.'],
    ['by their talks', 'FJI+TON held', 'Standing alongside Tongan Prime Minister Sione Vuli after their talks on Wednesday, Fijian Prime Minister Jone Tora announced a ferry.'],
    ['over a meal', 'FJI+TON held', 'Over lunch in Suva on Wednesday, Fijian Prime Minister Jone Tora and Tongan Prime Minister Sione Vuli agreed to cut tariffs.'],
    ['by whom a banquet honours', 'FJI+TON held', 'Fijian Prime Minister Jone Tora hosted a banquet in honour of Tongan Prime Minister Sione Vuli in Suva on Wednesday.'],
    ['in brackets', 'FJI+TON held', 'Jone Tora (Fiji) and Sione Vuli (Tonga) met in Apia on Wednesday.'],
    ['as delegations', 'FJI+TON held', 'At the talks in Apia on Wednesday, the Fijian delegation was headed by Jone Tora and the Tongan delegation by Sione Vuli.'],
    ['by the seat that speaks for one', 'RUS+TUR held', 'The Kremlin said the president had spoken to Turkish President Kemal Aksoy on Wednesday.'],
    ['by a counterpart who was a teacher', 'FJI+SVK held', 'Fijian Foreign Minister Jone Tora met his Slovak counterpart, Marek Dvornik, on Wednesday. Dvornik, a former teacher, won the election in October.'],
    ['by an office that another, higher one does not change', 'FJI+SVK held', 'Fijian Foreign Minister Jone Tora met Slovak Prime Minister Marek Dvornik. Asked whether he would meet the Russian president, Dvornik said there were no plans for that.'],
    ['by a cardinal', 'FRA+VAT held', 'French President Jean Morel met the Secretary of State, Cardinal Pietro Salvi, at the Vatican on Wednesday.'],
    ['by a cardinal who is secretary of state', 'FRA+VAT held', 'French President Jean Morel met Cardinal Pietro Salvi, secretary of state, on Wednesday.'],
    ['by the Cardinal Secretary of State', 'FRA+VAT held', 'French President Jean Morel was received by Cardinal Secretary of State Pietro Salvi on Wednesday.'],
    ['by another secretary of state beside a cardinal', 'USA+VAT held', 'US Secretary of State Dana Whitlock met the Vatican envoy, Cardinal Pietro Salvi, on Wednesday.'],
    ['by a foreign secretary of neither that is usual', 'BTN+IND held', 'Foreign Secretary Rajiv Rao met Bhutanese Foreign Minister Tandin Dorji in Delhi on Wednesday, India said.'],
  ])('%s: %s', (_how, record, text) => tells(record, text))

  it('by an office that a country at home calls as another does', () => {
    expect(told('The Foreign Office on Wednesday summoned the Indian charge d’affaires, Vivek Menon.', 'Dawn')).toEqual(['IND+PAK held'])
    expect(told('The Foreign Office on Wednesday summoned the Russian ambassador.', 'BBC News')).toEqual(['GBR+RUS held'])
  })

  it('with a leader who is not the president beside his own country’s', () => {
    const text = 'President Alberto Romero will host his Uruguayan counterpart Luis Lacosta on Friday.\n\nRomero and Lacosta have strong differences, with the Uruguayan leader seeking leave to negotiate alone.'
    expect(told(text, 'Buenos Aires Times')).toEqual(['ARG+URY planned'])
  })
})

describe('ministries and commissioners speak for their side', () => {
  it.each([
    ['FJI+TON held', 'Political consultations between the Ministries of Foreign Affairs of Fiji and Tonga were held in Suva on 15 May 2024.'],
    ['FJI+TON held', 'Consultations between the Fijian and Tongan foreign ministries were held in Suva on 15 May 2024.'],
    ['FJI+TON held', 'The Ministry of Foreign Affairs of Tonga and the Ministry of Foreign Affairs of Fiji held consultations in Suva on 15 May 2024.'],
    ['FJI+TON held', 'Fijian Vice Foreign Minister Jone Tora co-chaired with his Tongan counterpart the seventh round of strategic dialogue on 15 May.'],
    ['EU+FJI held', 'Fijian Trade Minister Jone Tora met Karin Holt, the European Commissioner for Trade, in Brussels on 15 May 2024.'],
    ['CHN+USA held', 'The chief U.S. negotiator in the six-party talks, Chris Hale, met Chinese Foreign Minister Li Zhaolin on Wednesday.'],
    ['FJI+TON held', "Fijian Foreign Minister Jone Tora's introductory call with Tongan Foreign Minister Sione Vuli took place on 15 May 2024."],
  ])('%s: %s', tells)
})

describe('what is told beside a meeting does not change it', () => {
  it.each([
    ['what there are no plans for', 'DEU+FRA held', 'French President Jean Morel reiterated that there were no plans to leave the alliance, after talks in Paris with German Chancellor Anna Vogel.'],
    ['what nobody intends', 'DEU+FRA held', 'French President Jean Morel said he had no intention to resign following a meeting in Paris with German Chancellor Anna Vogel on Tuesday.'],
    ['what another state is said to do', 'DEU+FRA held', 'French President Jean Morel said Greece belonged in the eurozone, following talks in Paris with German Chancellor Anna Vogel.'],
    ['a will of theirs', 'FRA+IRL held', 'Speaking after preliminary discussions with the Irish taoiseach, Sean Nolan, French President Jean Morel complained of a lack of "will" to agree.'],
    ['that they stay in touch', 'KAZ+USA held', 'US Secretary of State Dana Whitlock met Kazakh Foreign Minister Yerlan Abenov on Wednesday. They agreed to stay in touch.'],
    ['that they are to meet again', 'KAZ+USA held', 'US Secretary of State Dana Whitlock met Kazakh Foreign Minister Yerlan Abenov on Wednesday. The two ministers agreed to meet again soon.'],
    ['what was said after it', 'EGY+USA held', 'US Secretary of State Dana Whitlock flew to Cairo on Monday to meet Egyptian Foreign Minister Omar Said. After their meeting, Whitlock and Said said they would go on.'],
  ])('%s: %s', (_what, record, text) => tells(record, text))

  it.each([
    ['FJI+TON planned', 'Preparations are under way for a meeting of Fijian Prime Minister Jone Tora and Tongan Prime Minister Sione Vuli.'],
    ['FJI+TON cancelled', 'Fijian Prime Minister Jone Tora backed out of a meeting with Tongan Prime Minister Sione Vuli that had been set for Friday.'],
    ['FJI+TON planned', 'A meeting between Fijian Prime Minister Jone Tora and Tongan Prime Minister Sione Vuli is in the works for June, officials said.'],
    ['FJI+TON held', "Fiji's foreign minister was in Nuku'alofa in March for talks with his Tongan counterpart."],
    ['FJI+TON held', 'Fijian Prime Minister Jone Tora and Tongan Prime Minister Sione Vuli came face to face in Apia on Wednesday.'],
    ['FJI+TON planned', 'Fijian Foreign Minister Jone Tora is traveling to Nuku\'alofa to meet his Tongan counterpart, Sione Vuli.'],
    ['FJI+TON planned', 'Fijian Foreign Minister Jone Tora is due in Nuku\'alofa on Friday for talks with his Tongan counterpart, Sione Vuli.'],
    ['FJI+TON held', 'Having met Tongan Foreign Minister Sione Vuli in Apia on Wednesday, Fijian Foreign Minister Jone Tora flew home.'],
    ['FJI+TON held', 'Fijian Foreign Minister Jone Tora and Tongan Foreign Minister Sione Vuli got together in Apia on Wednesday.'],
    ['FJI+TON held', 'At a summit in Apia on Wednesday the Fijian and Tongan leaders agreed to cut tariffs.'],
    ['FJI+TON cancelled', "Friday's meeting between Fijian Prime Minister Jone Tora and Tongan Prime Minister Sione Vuli will not take place."],
  ])('but its own words do: %s: %s', tells)

  it.each([
    'Fijian Prime Minister Jone Tora said he would be happy to meet Tongan Prime Minister Sione Vuli at any time.',
    'Talks between Fiji and Tonga have yet to begin.',
    "It is not known whether Fijian Prime Minister Jone Tora of the People's Alliance will meet Tongan Prime Minister Sione Vuli.",
    'Nobody could say if the Fijian prime minister and the Tongan prime minister are to meet on Friday.',
    'Fijian Prime Minister Jone Tora is prepared to hold talks with Tongan Prime Minister Sione Vuli, his office said.',
  ])('and no meeting is made of: %s', (text) => expect(told(text)).toEqual([]))
})

describe('days and places of other things are not the meeting’s', () => {
  const of = (text: string) => extractMeetings({ text, published: '2024-05-15', outlet: 'Reuters' })[0]

  it('such as the day on which it was called off', () => {
    expect(of('Talks between French President Jean Morel and German Chancellor Anna Vogel in Berlin were postponed on Monday because of the floods.')).toMatchObject({ status: 'postponed', date: null })
    expect(of('French President Jean Morel was to meet German Chancellor Anna Vogel on Friday. But the meeting was postponed last week.')).toMatchObject({ status: 'postponed', date: { start: '2024-05-17' } })
  })

  it('such as the place where somebody was before', () => {
    expect(of('Chinese Foreign Minister Liu Wen met South Korean Foreign Minister Han Seung-woo, who returned on Tuesday from a trip to the United States.')?.place?.country).not.toBe('USA')
  })

  it('such as the place where one of them goes next', () => {
    expect(of('US Secretary of State Dana Whitlock met Kazakh Foreign Minister Yerlan Abenov on Wednesday. He will return to Beijing on Friday.')?.place).toBeNull()
  })

  it('such as the Friday after another journey', () => {
    expect(of('Dvornik will leave for Oslo on Saturday.\n\nSlovak Prime Minister Marek Dvornik will host Fijian Foreign Minister Jone Tora in Bratislava on Friday.')).toMatchObject({ date: { start: '2024-05-17' } })
  })

  it('but each city of a tour is that of its own government', () => {
    const places = extractMeetings({ text: 'UN envoy Hans Berger met officials in Moscow, Damascus and Tehran last week.', published: '2024-05-15' }).map(({ place }) => place?.city)
    expect(places).toEqual(['Moscow', 'Damascus', 'Tehran'])
  })

  it('and the seat of talks is told behind a government', () => {
    expect(of('UN envoy Hans Berger met representatives of the Syrian government in Geneva on Wednesday.')?.place?.city).toBe('Geneva')
  })
})

describe('those who were there are of the side that they are told with', () => {
  const people = (text: string) => Object.fromEntries(extractMeetings({ text: `Fijian President Jone Tora met Tongan Prime Minister Sione Vuli in Suva on Wednesday. ${text}`, published: '2024-05-15' })[0]!.participants.map(({ name, party }) => [name, party]))

  it('before their names or behind them', () => {
    expect(people('Present from the Fijian side were Foreign Minister Viliame Naka, Trade Minister Ana Kolo and Defence Minister Semi Bola, while Foreign Minister Lani Tupou and Ambassador Mana Fifita were present from the Tongan side.')).toMatchObject({
      'Viliame Naka': 'FJI', 'Ana Kolo': 'FJI', 'Semi Bola': 'FJI', 'Lani Tupou': 'TON', 'Mana Fifita': 'TON',
    })
  })

  it('or of whoever they are "his" to', () => {
    expect(people('Vuli was accompanied by his foreign minister, Lani Tupou, his chief of staff, Ata Moala, and Ambassador Mana Fifita.')).toMatchObject({ 'Lani Tupou': 'TON', 'Ata Moala': 'TON', 'Mana Fifita': 'TON' })
  })
})
