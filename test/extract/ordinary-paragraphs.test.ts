import { describe, expect, it } from 'vitest'
import { readOn, tellsOn } from './records-told.ts'

const PUBLISHED = '2024-05-14'
const tells = tellsOn(PUBLISHED)
const read = readOn(PUBLISHED)

describe('those who met are told', () => {
  it.each([
    ['by a state\'s name beside a nationality', 'CHN+USA held 2024-05-10', 'The US and Chinese delegations held talks in Lima on Friday.'],
    ['by their armies', 'CHN+USA held 2024-05-10', 'The U.S. and Chinese militaries held talks on Friday.'],
    ['as a team of a government', 'AFG+NSA:taliban held 2024-05-10', 'A round of talks between the Afghan government team and the Taliban opened in Doha on Friday.'],
    ['as a working group', 'IND+LKA planned 2024-05-20', 'The India-Sri Lanka joint working group on fisheries is to meet in Colombo on Monday.'],
    ['with one of them named between', 'ECOWAS+GHA planned 2024-05-20', 'ECOWAS defence chiefs, among them General Musa Bello, are to meet in Accra on Monday.'],
    ['behind a day in brackets', 'ARG+BRA held 2024-05-13', 'Brazilian President Marcos Tavares met this Monday (May 13) with his Argentine counterpart in Brasilia.'],
    ['behind the nation of a body', 'EGY+USA held 2024-05-12', 'Egyptian President Hazem Sami received on Sunday US CIA Director Robert Callahan.'],
    ['with whoever mediates', 'AGO+COD+RWA held 2024-05-13', 'The Congolese and Rwandan presidents met in Luanda on Monday under the mediation of Angolan President Domingos Kiala.'],
    ['by the hours that they spent', 'NOR+RUS held 2024-05-13', 'Norwegian Prime Minister Jens Holm spent almost four hours with the Russian president in Lima on Monday.'],
    ['by whoever accepts credentials', 'IND+MWI held 2024-05-14', 'Indian President Pranab Deshmukh today accepted credentials from the envoy of Malawi.'],
  ])('%s', (_what, records, text) => tells(records, text))
})

describe('who met before or after is the subject of the main verb', () => {
  it.each([
    ['IDN+JPN held 2024-05-13; CHN+IDN held 2024-05-12', 'Indonesian President Surya Wibisono met Japanese Prime Minister Koichi Hayami in Tokyo on Monday, a day after holding talks with Chinese President Li Wei in Beijing.'],
    ['NOR+PER held 2024-05-13', 'A Peruvian delegation left Oslo on Monday after meeting Norwegian Foreign Minister Jens Holm.'],
  ])('%s: %s', tells)
})

describe('one record each', () => {
  it('of those met one after the other', () => {
    const met = read('U.S. Secretary of State Howard Pierce met Foreign Minister Oleh Bondar of Ukraine and later President Andriy Melnyk in Kyiv on Monday.')
    expect(met.map(({ participants }) => participants.map(({ name }) => name))).toEqual([['Howard Pierce', 'Oleh Bondar'], ['Howard Pierce', 'Andriy Melnyk']])
  })

  it.each([
    ['and one of the time before, where it is the first since', 'RUS+USA held 2024-05-10; RUS+USA held 2024-02-01', 'Russian Defence Minister Pavel Gorshkov and his U.S. counterpart spoke by telephone on Friday for the first time since February.'],
  ])('%s', (_what, records, text) => tells(records, text))
})

describe('what becomes of it', () => {
  it.each([
    ['Plans for a summit that are shelved', 'RUS+USA cancelled', 'Plans for a summit between the U.S. and Russian presidents in Budapest have been shelved.'],
    ['Who was somewhere for talks has held them', 'MEX+USA held 2024-05-08', "Mexico's economy secretary, Ignacio Barrera, was in Paris last Wednesday for talks with the US commerce secretary, Warren Kessler."],
    ['Years of talks', '', 'Serbia and Kosovo have been in EU-mediated talks since 2011, with few results.'],
    ['Support for talks', '', 'The minister asked for British support for dialogue with North Korea.'],
    ['A meeting of parties at home', '', 'Prime Minister Rajendra Solanki of India on Friday chaired an all-party meeting on the border with China.'],
  ])('%s', (_what, records, text) => tells(records, text))
})

describe('where and when', () => {
  it('"here" is the place of a dateline that ends with the agency', () => {
    const [met] = read('Male, May 14 (PTI) Indian Foreign Minister Arvind Rao called on Maldivian President Hussain Naseem here on Tuesday.', 'PTI')
    expect(met?.place).toMatchObject({ city: 'Male', country: 'MDV' })
  })

  it('a summit that a body\'s long name leads up to is where others meet', () => {
    const [met] = read('U.S. President Mark Grayson and his Russian counterpart huddled on the sidelines of the Group of 20 summit in Antalya on Sunday.')
    expect(met?.parties).toEqual(['USA', 'RUS'])
  })

  it('the Winter Olympics are no season', () => {
    const [met] = read('North and South Korean officials are holding talks in the border city of Kaesong, with the Winter Olympics on the agenda.')
    expect(met?.date?.start).toBe(PUBLISHED)
  })
})

describe('neither held nor to come', () => {
  it.each([
    ['what is asked', '', 'The spokesperson was asked whether senior officials of China and the United States would hold talks in New York this week.'],
    ['what is not expected', '', 'Officials of Peru and Chile said that they did not expect talks to resume in June.'],
    ["the Security Council's own", '', 'The UN Security Council is due to hold an emergency meeting on Haiti on Wednesday.'],
  ])('%s', (_what, records, text) => tells(records, text))
})

describe('told of once', () => {
  it.each([
    ['though somebody requested it', 'JPN+PHL held 2024-05-13', 'Japanese Foreign Minister Kenta Mori and his Philippine counterpart agreed in telephone talks on Monday to step up cooperation. The Philippine side requested the call.'],
    ['face to face', 'EU+GBR held 2024-04-01', 'British Prime Minister Alan Reed and European Commission President Ingrid Loon met face to face at Chequers in April.'],
    ['where somebody was urged', 'HUN+UKR held 2024-05-13', 'Hungarian Prime Minister Gergely Bartos was in Kyiv on Monday, where he urged Ukrainian President Andriy Holub to consider a ceasefire.'],
    ['on the day of the words', 'GBR+SAU held 2024-05-12', 'Saudi Foreign Minister Fahad al-Dosari told reporters on Sunday after meeting British Foreign Secretary Hugh Pemberton that there was no deal.'],
    ['where talks are called off abroad', 'CHN+USA cancelled 2024-06-01', 'U.S. Secretary of State Daniel Whitcomb called off talks in Beijing planned for June.'],
    ['not in eight years', 'JPN+PER planned', 'It would be the first visit to Peru by a Japanese prime minister in eight years.'],
  ])('%s', (_what, records, text) => tells(records, text))
})

describe('told of in other words', () => {
  it.each([
    ['handed over during a meeting', 'IRQ+KWT held 2024-05-13', 'The letter was handed to Iraqi Prime Minister Haider al-Rubaie by Kuwaiti Foreign Minister Talal al-Mubarak during a meeting in Baghdad on Monday.'],
    ['the one before', 'NOR+PER held 2024-05-13; NOR+PER held 2021-05-01', 'Norway and Peru held talks in Lima on Monday. The previous round took place in Oslo in May 2021.'],
    ['on the tarmac', 'USA+VEN held 2024-05-13', 'U.S. envoy Marcus Ellery met on the tarmac with Venezuelan Vice Foreign Minister Ruben Urdaneta on Monday.'],
    ['by the day of a decision', 'ERI+ETH postponed', 'Peace talks between Ethiopia and Eritrea were put off indefinitely yesterday.'],
  ])('%s', (_what, records, text) => tells(records, text))

  it('under a dateline without an agency', () => {
    expect(read('BONN -- Namibian Foreign Minister Hosea Shikongo met here Monday with Development Minister Jochen Wehmeyer.')[0]?.place).toMatchObject({ city: 'Bonn', country: 'DEU' })
  })
})

it.each([
  ['the Asia-Pacific Economic Cooperation (APEC) summit in San Francisco', 'Asia-Pacific Economic Cooperation (APEC) summit'],
  ['the Union for the Mediterranean Regional Forum in Barcelona', 'Union for the Mediterranean Regional Forum'],
])('on the sidelines of %s is told whole', (event, venue) => {
  expect(read(`Norwegian Foreign Minister Jens Holm met his Peruvian counterpart on the sidelines of ${event} on Monday.`)[0]?.place?.venue).toBe(venue)
})

it('whoever is met at the second stop of a journey is met there', () => {
  const places = read('Indonesian President Joko Santoso will travel to Ukraine and Russia next month to meet President Andriy Holub of Ukraine and President Viktor Sorokin of Russia.').map(({ parties, place }) => `${parties[1]} ${place?.country}`)
  expect(new Set(places)).toEqual(new Set(['UKR UKR', 'RUS RUS']))
})

describe('several states meet', () => {
  it.each([
    ['as those of a region', 'DEU+DNK+FIN+ISL+NOR+SWE held 2024-05-13', 'German Chancellor Jonas Brandt met the leaders of the Nordic countries in Stockholm on Monday.'],
    ['as teams of those told before', 'CAN+MEX+USA held 2024-05-10', 'Trade negotiators from Canada, the United States and Mexico presented proposals. Teams from the three countries kicked off a second round of talks in Mexico City on Friday.'],
    ['as a pair with a dash between spaces', 'TZA+UGA held 2024-05-14', 'The 5th Uganda - Tanzania Joint Permanent Commission (JPC) has ended in Kampala.'],
    ['as a joint commission', 'MOZ+MWI held 2024-05-13', 'The sixteenth Joint Permanent Commission on Defence and Security between Mozambique and Malawi was held on Monday in Maputo.'],
    ['as their cabinets', 'BOL+PER planned 2024-06-25', 'Peru and Bolivia will hold their fifth Binational Cabinet meeting in Ilo on June 25.'],
    ['not with the body at whose gathering they are', 'EU+USA held 2024-04-01', 'EU trade commissioner Matthias Bulcke and US trade representative Rebecca Thorn met at a G7 gathering in London last month.'],
  ])('%s', (_what, records, text) => tells(records, text))
})

describe('a visit or call is told', () => {
  it.each([
    ['from one to another', 'AFG+USA held 2024-05-13', 'The breakthrough was opened by a phone call from U.S. Secretary of State Paul Marks to President Nasir Rahimi of Afghanistan on Monday.'],
    ['as paid to somebody', 'BEN+NGA held 2024-05-13', 'Nigerian General Musa Adekunle spoke when his Beninese counterpart, General Fructueux Houessou, paid him a courtesy visit in Abuja on Monday.'],
    ['as one that was paid', 'GHA+JAM held 2023-06-01', 'The senator recalled the state visit which the President of Ghana paid to Jamaica in June last year.'],
    ['as one that a delegation is led on', 'TTO+VEN planned 2024-05-20', 'Trinidadian Foreign Minister Kelvin Ramsaran will lead a delegation to Caracas next week for talks on gas.'],
  ])('%s', (_what, records, text) => tells(records, text))
})

describe('the day is', () => {
  it.each([
    ['that of a conference', 'ARM+AZE held 2024-02-18', 'Armenian Prime Minister Nikol Sargsian and Azerbaijani President Ilgar Mammadov met at the Munich Security Conference on February 18.'],
    ['not the span that a series counts', 'GRC+TUR planned 2024-05-16', 'Greek Prime Minister Nikos Pavlidis will travel to Ankara on Thursday to meet Turkish President Kemal Aydin. It will be the fourth meeting between the two men in ten months.'],
    ['not that of what is told of the matter', 'IRN+RUS held 2024-05-14', "Iranian President Kamran Sohrabi met the Russian president and thanked him for Moscow's stance on the accord, which Washington quit in March."],
    ['the one that it is moved to', 'ALB+GRC planned 2024-07-06', 'The visit of Greek Foreign Minister Stavros Lambridis to Tirana, initially due on Thursday, has been moved to July 6.'],
    ['over for a journey that was made', 'JPN+USA held 2023-07-01', 'U.S. adviser Alice Crane spoke on Monday. In July she traveled to Asia for meetings with officials in Japan.'],
    ['that of talks behind which something was agreed to', 'ISR+NSA:hamas held 2024-05-14', 'Israel and Hamas agreed to the first phase of a plan after three days of indirect talks in Cairo.'],
  ])('%s', (_what, records, text) => tells(records, text))
})

describe('the place is', () => {
  it.each([
    ['a town that a resort is called by', 'Sharm el-Sheikh, EGY', 'The foreign ministers of Egypt and Jordan met in the Red Sea resort of Sharm el-Sheikh on Monday.'],
    ['a town that no list holds', 'Batkenovo, null', 'The foreign ministers of Egypt and Jordan met in the city of Batkenovo on Monday.'],
    ['the one that reporters went to', 'Anchorage, USA', 'ANCHORAGE, Alaska (AP) — Top American and Chinese officials traded barbs Monday in their first face-to-face meeting.'],
    ['not where somebody returns then', 'null, null', 'U.S. Secretary of State Paul Marks plans to meet on Friday with French Foreign Minister Luc Fabre, then return to Washington.'],
  ])('%s', (_what, place, text) => {
    const [met] = read(text)
    expect(`${met?.place?.city ?? null}, ${met?.place?.country ?? null}`).toBe(place)
  })
})

it('what is told behind "later" is another meeting', () => {
  tells('OMN+TZA held 2024-05-13; OMN+TZA held 2024-05-13', 'The third round of political consultations between Oman and Tanzania was held in Muscat on Monday. Later on Monday, the Tanzanian ambassador was received by Omani Heritage Minister Hamed Al Busaidi.')
})

describe('who deals with whom', () => {
  it.each([
    ['with the host of the talks', 'CHL+NOR+PER held 2024-05-13', 'Norwegian Foreign Minister Jens Holm and Chilean Foreign Minister Ana Rojas met for hours on Monday in talks hosted by Peruvian President Luis Vega.'],
    ['those who attend a summit', 'MWI+SADC+ZMB held 2024-05-10', 'The SADC summit in Harare on Friday was attended by the presidents of Zambia and Malawi.'],
    ['whoever calls a counterpart over the weekend', 'NOR+PER held 2024-05-11', 'Norwegian Finance Minister Jens Holm called his Peruvian counterpart over the weekend to discuss the fallout.'],
    ['whoever is welcomed, told behind', 'NOR+PER held 2024-05-13', 'Welcomed at the airport in Lima on Monday by President Luis Vega of Peru, Norwegian Prime Minister Jens Holm praised the ties.'],
    ['whoever meets halfway', 'HRV+SRB held 2024-05-13', 'The foreign ministers of Serbia and Croatia promised on Monday to tone down a war of words, as they met halfway across a bridge.'],
    ['not with whom the talks are that others centred on', '', 'Swiss Federal Councillor Regula Meier opened the house on Monday. Discussions centred on the Gulf, the nuclear talks with Iran and direct flights.'],
    ['not whoever speaks of two others', '', 'Norwegian Foreign Minister Jens Holm spoke of two citizens, whom Peruvian President Luis Vega had received in Lima on Monday.'],
    ['not whoever is urged to talk', '', 'Norwegian Foreign Minister Jens Holm urged Peru to refrain from force and to hold talks with Chile.'],
    ['not whom a body suspends at its meeting', '', 'The African Union suspended Mali at a meeting in Addis Ababa on Monday.'],
  ])('%s', (_what, records, text) => tells(records, text))
})

describe('whether and when', () => {
  it.each([
    ['what had been due is off', 'NOR+PER cancelled 2024-05-13', 'Norwegian Foreign Minister Jens Holm had been due to meet Peruvian President Luis Vega in Lima on Monday.'],
    ['what is rejected with all else is none', '', 'Peru will reject any negotiations with Chile, including a summit of their presidents in Lima on Monday.'],
    ['the first to hold talks has held those', 'JPN+USA held 2024-05-13', 'Japanese Prime Minister Kenji Mori met U.S. President-elect Donald Cole in New York on Monday, becoming the first foreign leader to hold talks with him.'],
    ['a summit before which somebody speaks', 'EU+TUR planned 2024-06-01', "Norwegian Prime Minister Jens Holm spoke to lawmakers before the EU's summit with Turkey next month."],
    ['before which others are sought', 'CHL+NOR proposed; LTU+POL planned 2024-05-17', 'Norwegian Prime Minister Jens Holm may seek talks with Chile before a meeting of the Polish and Lithuanian leaders in Vilnius on Friday.'],
    ['the last week of a month is in it', 'CHL+NOR planned 2024-06-01', 'Norway and Chile will hold a meeting in Oslo in the last week of June.'],
    ['the first week of the next month too', 'CHL+NOR planned 2024-06-01', 'Norway and Chile will hold a meeting in Oslo in the first week of next month.'],
    ['the day of a vote is none of a meeting', 'NOR+PER held 2024-05-14', 'Norwegian Foreign Minister Jens Holm met Peruvian President Luis Vega in Lima to discuss the row following the vote in October.'],
    ['each of two has its own day', 'ISR+USA held 2024-04-01; EGY+USA held 2024-05-10', "U.S. Secretary of State Howard Lane met Israel's Amnon Gal in Washington last month and hosted Egyptian Foreign Minister Samir Nour at the department on Friday."],
    ['what was reported before has its own day', 'DNK+UKR held 2024-02-23', 'As reported, on February 23 Ukrainian President Andriy Holub met with Danish Prime Minister Mette Lund in Lviv.'],
    ['a summit that is due', 'ARM+EAEU planned 2024-10-01', 'Armenian Prime Minister Aram Petrosyan spoke of the agenda of the EAEU summit due in Yerevan on October 1.'],
    ['whoever rushed has set out', 'NOR+PER planned 2024-05-13', 'Norwegian Foreign Minister Jens Holm rushed to Lima on Monday to meet Peruvian President Luis Vega.'],
  ])('%s', (_what, records, text) => tells(records, text))

  it('a pavilion is a place and nobody', () => {
    const [met] = read('The two ministers will meet at Elm Pavilion in Oslo on Monday, Norway and Peru said.')
    expect(met).toMatchObject({ place: { city: 'Oslo', venue: 'Elm Pavilion' }, participants: [] })
  })
})
