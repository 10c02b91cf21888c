import { expect, test } from 'vitest'
import { extractMeetings } from '../../shared/extract/extract-meetings.ts'

/** Thursday. */
const PUBLISHED = '2026-03-12'

/** "city, country, venue" of the record that names most people, with a dash for what is open. */
function placeIn(text: string): string {
  const [fullest] = extractMeetings({ text, published: PUBLISHED }).toSorted((a, b) => b.participants.length - a.participants.length)
  if (!fullest) return 'no record'
  const { place } = fullest
  return place ? `${place.city ?? '-'}, ${place.country ?? '-'}, ${place.venue ?? '-'}` : 'open'
}

test.each<[phenomenon: string, text: string, expected: string]>([
  ['the city of the sentence', 'Peruvian Foreign Minister Julio Quispe met his Chilean counterpart, Rosa Ibáñez, in Arica on Monday.', 'Arica, CHL, -'],
  ['a town that no list holds', 'Peruvian Foreign Minister Julio Quispe met his Chilean counterpart, Rosa Ibáñez, in Quillarena on Monday.', 'Quillarena, -, -'],
  ['here, under a dateline', 'ANKARA, March 11 (Meridian) - Turkish Foreign Minister Cem Aydın met his Danish counterpart, Mikkel Thorup, here on Wednesday.', 'Ankara, TUR, -'],
  ['a state that is a city, behind at', 'Polish President Adam Wrona met Pope Anselm at the Vatican on Tuesday.', 'Vatican, VAT, -'],
  ['a gathering by during', 'Indian Prime Minister Arjun Rao met French President Luc Armand during the Coral Summit in Suva on Tuesday.', 'Suva, FJI, Coral Summit'],
  ['where something was signed', 'Fijian Prime Minister Jone Vuli and Peruvian President Luis Ortega signed a fisheries agreement in Lima on Tuesday.', 'Lima, PER, -'],
  ['not what an agreement is about', 'Fijian Prime Minister Jone Vuli and Peruvian President Luis Ortega discussed the agreement in Gaza on Tuesday.', 'open'],
  ['what opens the sentence', 'In Dakar the same day, envoys of Chad and Niger are to meet with Malian Foreign Minister Issa Traoré on the border.', 'Dakar, SEN, -'],
  ['a gathering that never moves, by its name', 'Maltese Defence Minister Carmel Zammit spoke at the Shangri-La Dialogue. On the sidelines of the forum he met French Defence Minister Luc Armand on Saturday.', '-, SGP, Shangri-La Dialogue'],
  ['three stops, one journey', 'Slovak Prime Minister Juraj Kolen is on a trip to Oman, Qatar and Kuwait. On Friday he will meet Qatari Prime Minister Khalid Al Mirqab.', '-, QAT, -'],
  ['the city of an arrival told before', 'Slovak Prime Minister Juraj Kolen arrived in Tashkent on Monday. He met Uzbek President Rustam Ergashev a day later.', 'Tashkent, UZB, -'],
  ['the country of a visit, no city', 'During his visit to Japan, Danish Foreign Minister Mikkel Thorup met Prime Minister Kenji Arakawa of Japan.', '-, JPN, -'],
  ['a city told first and a meeting after the frame', 'Greek Prime Minister Nikos Dellas is visiting Cairo this week. The trip is his first abroad. He will meet Egyptian President Samir Zaki on Friday.', 'Cairo, EGY, -'],
  ['the host at home', 'Thai Prime Minister Anong Rattana received the foreign minister of Laos, Bounmy Siphandone, on Tuesday.', '-, THA, -'],
  ['the host by the passive', 'The foreign minister of Laos, Bounmy Siphandone, was received by Thai Prime Minister Anong Rattana on Tuesday.', '-, THA, -'],
  ['the one called on', 'The Norwegian ambassador, Ingrid Solheim, paid a courtesy call on Kenyan Foreign Minister Grace Wanjiru on Tuesday.', '-, KEN, -'],
  ['an ambassador where he is posted', 'The U.S. ambassador to Israel, Ruth Coleman, met Israeli President Ari Lavon on Wednesday.', '-, ISR, -'],
  ['a seat of government as venue', 'U.S. President Martin Hale met Canadian Prime Minister Claire Dubois at the White House on Tuesday.', '-, USA, White House'],
  ['a seat and its city, told apart', 'Canadian Prime Minister Claire Dubois travelled to Washington on Monday. Prime Minister Dubois met U.S. President Martin Hale at the White House on Tuesday.', 'Washington, USA, White House'],
  ['a gathering told elsewhere', 'Leaders gathered for the G20 summit in Bali. On the sidelines of the summit, Indian Prime Minister Arjun Rao met French President Luc Armand on Tuesday.', 'Bali, IDN, -'],
  ['a state that is a city', 'Fijian Prime Minister Jone Ratu met Vietnamese Foreign Minister Tran Duc Minh in Singapore on Tuesday.', 'Singapore, SGP, -'],
  ['a call has no place', 'While visiting Oslo, Polish Prime Minister Adam Wrona spoke by phone with Norwegian Prime Minister Torben Aas on Tuesday.', 'open'],
  ['the place of the matter is not the place of the talks', 'Egyptian President Samir Zaki met French President Luc Armand on Tuesday to talk about the ceasefire in Gaza.', 'open'],
  ['shares that are listed somewhere', 'Saudi Energy Minister Khalid Al Anzi met British Finance Minister Tom Hartley on Tuesday about listing shares in New York.', 'open'],
  ['an invitation is no stay', 'South Korean President Bae Seung-jun met North Korean envoy Ri Chol-su on Saturday. Mr. Bae was invited to Pyongyang.', 'open'],
  ['a visit of another time', 'Greek Prime Minister Nikos Dellas met Egyptian President Samir Zaki on Tuesday. Mr. Dellas last visited Cairo in 2019.', 'open'],
  ['where somebody heads next', 'U.S. Secretary of State John Keller met Israeli President Ari Lavon on Wednesday, pressing him to agree, before heading to Egypt.', 'open'],
  ['whoever visits, by his nationality', 'Russian President Ivan Sokolov met visiting U.S. Secretary of State John Keller on Tuesday.', '-, RUS, -'],
  ['a palace of a city', "Cuban President Juan Rios and Bolivian President Eva Mamani met on Monday in Havana's Palace of the Revolution.", 'Havana, CUB, -'],
  ['a part of a country', 'British Prime Minister Jane Holt met French President Luc Armand in the South of France on Tuesday.', '-, FRA, -'],
  ['where somebody has arrived', 'Cuban Foreign Minister Pablo Estrada holds an agenda of meetings in Uruguay, where he arrived on Monday. Estrada held a meeting with the foreign minister of Peru, Ana Silva.', '-, URY, -'],
  ['where the same person met somebody else that day', 'Danish Foreign Minister Mikkel Thorup met Indian Foreign Minister Arjun Rao in Geneva on Monday. The weather was fine. Nobody spoke to reporters, and aides kept to their rooms. The same day, Thorup met Kenyan Foreign Minister Grace Wanjiru and her aide, Moses Kiptoo of Kenya.', 'Geneva, CHE, -'],
  ['the place of what a call was about', 'German Chancellor Petra Voss spoke to Kenyan President Amos Kirui on Monday following strikes on oil facilities in Saudi Arabia.', 'open'],
  ['several cities of a journey: the capital receives', 'President Ari Lavon of Israel will visit Australia next week. He will visit Sydney, Canberra and Melbourne. The programme is long. It covers much ground. President Lavon will meet Australian Prime Minister Bob Langley.', 'Canberra, AUS, -'],
])('%s', (_phenomenon, text, expected) => {
  expect(placeIn(text)).toBe(expected)
})

test.each([
  ['Suva, FJI, -', 'met B in the Fijian capital Suva on Tuesday'],
  ['Suva, FJI, -', 'met B in the Fijian capital, Suva, on Tuesday'],
  ['Riyadh, SAU, -', 'met B in the Saudi capital of Riyadh on Tuesday'],
  ['Minsk, BLR, -', "met B in Belarus' capital Minsk on Tuesday"],
  ['Luang Prabang, LAO, -', "met B in Laos' Luang Prabang on Tuesday"],
  ['Jeddah, SAU, -', 'met B in the Saudi port city of Jeddah on Tuesday'],
  ['Busan, KOR, -', 'met B in the southeastern port city of Busan on Tuesday'],
  ['Sharm El-Sheikh, EGY, -', 'met B in the Red Sea resort of Sharm El-Sheikh on Tuesday'],
  ['Bali, IDN, -', 'met B on the Indonesian island of Bali on Tuesday'],
  ['Bali, IDN, -', 'met B on the resort island of Bali on Tuesday'],
  ['Geneva, CHE, UN headquarters', 'met B at the UN headquarters in Geneva on Tuesday'],
  ['Washington, D.C., USA, -', 'met today in Washington, D.C. with B'],
  ['open', 'spoke with B on Tuesday, ahead of the meeting in Riyadh'],
])('%s: %s', (expected, words) => {
  expect(placeIn(`Norwegian Foreign Minister Lars Berg ${words.replace(/\bB\b/, 'Fijian Foreign Minister Jone Vuli')}.`)).toBe(expected)
})

test.each([
  ['where the same person met somebody else that day', 'Norwegian Prime Minister Espen Dahl met Peruvian President Luis Rojas in Geneva on Monday. He also met Kenyan President Daudi Langat.', ['Geneva', 'Geneva']],
  ['where he met somebody else in the same news', 'Norwegian Prime Minister Espen Dahl met Peruvian President Luis Rojas on the sidelines of the UN General Assembly in New York. He also met Kenyan President Daudi Langat.', ['New York', 'New York']],
  ['where its paragraph begins', 'Norwegian Prime Minister Espen Dahl left on a tour of Africa.\n\nIn Nairobi, he will open a school. Dahl will meet Kenyan President Daudi Langat.', ['Nairobi']],
  ['elsewhere than the one that a later paragraph begins with', 'Norwegian Prime Minister Espen Dahl left on a tour of Africa.\n\nDahl will meet Kenyan President Daudi Langat.\n\nIn Accra, he will open a school.', [null]],
])('a meeting that names no place is %s', (_what, text, cities) => {
  expect(extractMeetings({ text, published: PUBLISHED }).map(({ place }) => place?.city ?? null)).toEqual(cities)
})
