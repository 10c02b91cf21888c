import { describe, expect, it } from 'vitest'
import type { ArticleText, ExtractedMeeting } from '../../shared/domain/extracted-meeting.ts'
import { extractedMeetingSchema } from '../../shared/domain/extracted-meeting.ts'
import { extractMeetings } from '../../shared/extract/extract-meetings.ts'

/** Thursday. */
const PUBLISHED = '2026-03-12'

/** "held in_person FRA+DEU Luc Armand/FRA, Petra Voss/DEU 2026-03-10/day Berlin": what a record says at a glance. */
function glance({ status, format, parties, participants, date, place }: ExtractedMeeting): string {
  const people = participants.map(({ name, party }) => `${name}/${party}`).join(', ') || '-'
  const when = date ? `${date.start}${date.end ? `..${date.end}` : ''}/${date.precision}` : '-'
  const where = place ? (place.city ?? place.venue ?? place.country ?? '-') : '-'
  return `${status} ${format} ${parties.toSorted().join('+')} ${people} ${when} ${where}`
}

function glances(text: string, article: Partial<ArticleText> = {}): string[] {
  return extractMeetings({ text, published: PUBLISHED, ...article }).map(glance)
}

describe('one sentence, one meeting', () => {
  const cases: [phenomenon: string, text: string, expected: string, article?: Partial<ArticleText>][] = [
    ['two offices with nationalities', 'French President Luc Armand met German Chancellor Petra Voss in Berlin on Tuesday.', 'held in_person DEU+FRA Luc Armand/FRA, Petra Voss/DEU 2026-03-10/day Berlin'],
    ['a Korean name whole, an office behind it', "Bae Seung-jun, South Korea's first vice foreign minister, held talks with Japan's Takumi Mori in Tokyo on Monday.", 'held in_person JPN+KOR Bae Seung-jun/KOR, Takumi Mori/JPN 2026-03-09/day Tokyo'],
    ['an Arabic name whole', 'Qatari Prime Minister Khalid bin Nasser Al Mirqab received Turkish Foreign Minister Cem Aydın in Doha on Wednesday.', 'held in_person QAT+TUR Khalid bin Nasser Al Mirqab/QAT, Cem Aydın/TUR 2026-03-11/day Doha'],
    ['a Chinese name that looks like a pronoun', 'U.S. Trade Representative Dana Whitlock met Chinese Vice Premier Liu He in Geneva on Tuesday.', 'held in_person CHN+USA Dana Whitlock/USA, Liu He/CHN 2026-03-10/day Geneva'],
    ['a Spanish name whole', 'Chilean Foreign Minister Rosa María Ibáñez Soto spoke by phone with her Peruvian counterpart, Julio Quispe, on Monday.', 'held phone CHL+PER Rosa María Ibáñez Soto/CHL, Julio Quispe/PER 2026-03-09/day -'],
    ['a plan by its own verb', 'Polish Prime Minister Adam Wrona will meet Ukrainian President Taras Hrytsenko in Lviv on Friday.', 'planned in_person POL+UKR Adam Wrona/POL, Taras Hrytsenko/UKR 2026-03-13/day Lviv'],
    ['an expected meeting', 'Indian Foreign Minister Arjun Rao is expected to hold talks with Sri Lankan President Nimal Perera in Colombo next week.', 'planned in_person IND+LKA Arjun Rao/IND, Nimal Perera/LKA 2026-03-16..2026-03-22/week Colombo'],
    ['called off', 'Israeli Defence Minister Noam Barzel cancelled a meeting with U.S. Defense Secretary Craig Holt scheduled for Sunday.', 'cancelled in_person ISR+USA Noam Barzel/ISR, Craig Holt/USA 2026-03-15/day -'],
    ['put off', "The visit of Nepal's Foreign Minister Bishnu Thapa to New Delhi has been postponed.", 'postponed in_person IND+NPL Bishnu Thapa/NPL - New Delhi'],
    ['an invitation', 'Egyptian President Samir Zaki invited Greek Prime Minister Nikos Dellas to visit Cairo in May.', 'proposed in_person EGY+GRC Nikos Dellas/GRC, Samir Zaki/EGY 2026-05-01/month Cairo'],
    ['an invitation accepted for a day', 'Egyptian President Samir Zaki has accepted the invitation of Greek Prime Minister Nikos Dellas to visit Athens on 20 March.', 'planned in_person EGY+GRC Samir Zaki/EGY, Nikos Dellas/GRC 2026-03-20/day Athens'],
    ['by video', 'Australian Defence Minister Jill Harrow and Vietnamese Defence Minister Tran Duc Minh held a video conference on Tuesday.', 'held video AUS+VNM Jill Harrow/AUS, Tran Duc Minh/VNM 2026-03-10/day -'],
    ['a call by its headline', 'German Chancellor Petra Voss spoke today with Prime Minister Torben Aas of Norway.', 'held phone DEU+NOR Petra Voss/DEU, Torben Aas/NOR 2026-03-12/day -', { title: 'Readout of the Chancellor’s Call with Prime Minister Aas' }],
    ['no call by its headline', 'German Chancellor Petra Voss spoke today with Prime Minister Torben Aas of Norway.', 'held unknown DEU+NOR Petra Voss/DEU, Torben Aas/NOR 2026-03-12/day -', { title: 'Voss calls for patience' }],
    ['the passive of receiving', "Oman's foreign minister, Hamad Al Rashdi, was received at the palace by King Idris of Morocco on Monday.", 'held in_person MAR+OMN Hamad Al Rashdi/OMN, Idris/MAR 2026-03-09/day MAR'],
    ['officials of two parties without names', 'Iranian and European Union negotiators held talks in Vienna on Monday.', 'held in_person EU+IRN - 2026-03-09/day Vienna'],
    ['a hyphenated pair', 'A new round of U.S.-China trade talks was held in Stockholm on Tuesday.', 'held in_person CHN+USA - 2026-03-10/day Stockholm'],
    ['a non-state side', 'Qatari mediators held talks with a Hamas delegation in Doha on Sunday.', 'held in_person NSA:hamas+QAT - 2026-03-08/day Doha'],
    ['an organisation by its head', 'NATO Secretary General Erik Lund met Georgian President Nino Beridze in Brussels on Monday.', 'held in_person GEO+NATO Erik Lund/NATO, Nino Beridze/GEO 2026-03-09/day Brussels'],
    ['capitals as governments', 'Talks between Seoul and Tokyo on fishing grounds were held in Busan on Tuesday.', 'held in_person JPN+KOR - 2026-03-10/day Busan'],
    ['nationality against posting', 'The U.S. ambassador to Israel, Ruth Coleman, met Israeli President Ari Lavon on Wednesday.', 'held in_person ISR+USA Ruth Coleman/USA, Ari Lavon/ISR 2026-03-11/day ISR'],
    ['a courtesy call', 'Malaysian High Commissioner Aziz Rahman paid a courtesy call on Kenyan Foreign Minister Grace Wanjiru in Nairobi on Tuesday.', 'held in_person KEN+MYS Aziz Rahman/MYS, Grace Wanjiru/KEN 2026-03-10/day Nairobi'],
    ['whoever meets in secret', 'Jake Morris, the US national security adviser, met secretly with Chinese foreign minister Wang Lei in Vienna on Tuesday.', 'held in_person CHN+USA Jake Morris/USA, Wang Lei/CHN 2026-03-10/day Vienna'],
    ['the leader of armed forces of their own', "Sudan's army chief Hamid Osman and the leader of the paramilitary Rapid Support Forces, Musa Adam, met in Addis Ababa on Tuesday.", 'held in_person NSA:rapid-support-forces+SDN Hamid Osman/SDN, Musa Adam/NSA:rapid-support-forces 2026-03-10/day Addis Ababa'],
    ['partners behind hours and a day', 'Secretary of State John Keller met almost six hours Tuesday with Syrian President Hafez Nour in Damascus.', 'held in_person SYR+USA John Keller/USA, Hafez Nour/SYR 2026-03-10/day Damascus'],
    ['an army and its foe', 'Direct talks between the Sudanese army and the Rapid Support Forces started in Jeddah on Tuesday.', 'held in_person NSA:rapid-support-forces+SDN - 2026-03-10/day Jeddah'],
    ['whose officials go without a country, in an outlet told by its city', 'President Amos Kirui met German Chancellor Petra Voss in Tokyo on Tuesday.', 'held in_person DEU+KEN Amos Kirui/KEN, Petra Voss/DEU 2026-03-10/day Tokyo', { outlet: 'The Nation, Nairobi (allAfrica)' }],
    ['a courtesy visit to somebody', 'The World Bank Country Director for Nigeria, Ndiame Sall, on Tuesday paid a courtesy visit to the Nigerian Minister of Finance, Wale Ojo, in Abuja.', 'held in_person NGA+WB Ndiame Sall/WB, Wale Ojo/NGA 2026-03-10/day Abuja'],
    ['an envoy of a union to a state', "The European Union's Iran nuclear coordinator Enrico Moro met Iran's negotiator Baqer Kani in Tehran on Tuesday.", 'held in_person EU+IRN Enrico Moro/EU, Baqer Kani/IRN 2026-03-10/day Tehran'],
    ['talks told by who heads them', 'Talks headed by Deputy U.S. Trade Representative Michael Stone and Japanese Trade Vice Minister Makoto Kuroki were held in Washington on Tuesday.', 'held in_person JPN+USA Michael Stone/USA, Makoto Kuroki/JPN 2026-03-10/day Washington'],
    ['what was arranged in haste', 'U.S. President Martin Hale held a hastily arranged meeting with Costa Rican President Oscar Arroyo in Miami on Tuesday.', 'held in_person CRI+USA Martin Hale/USA, Oscar Arroyo/CRI 2026-03-10/day Miami'],
    ['chairs of a committee', 'Singaporean Trade Minister Lawrence Ong and Malaysian Economy Minister Rafi Ismail co-chaired the 10th Joint Committee in Johor Bahru on Tuesday.', 'held in_person MYS+SGP Lawrence Ong/SGP, Rafi Ismail/MYS 2026-03-10/day Johor Bahru'],
    ['a parliament’s officer told in small letters', 'Cuban President Juan Rios received in Havana on Tuesday the vice president of the National Assembly of Laos, Sommad Pholsena.', 'held in_person CUB+LAO Juan Rios/CUB, Sommad Pholsena/LAO 2026-03-10/day Havana'],
    ['a call told behind its verb', 'Kenyan President Amos Kirui spoke with Ugandan President Yoweri Okello in a call on Tuesday.', 'held phone KEN+UGA Amos Kirui/KEN, Yoweri Okello/UGA 2026-03-10/day -'],
    ['the longest name of an outlet', 'Prime Minister Arjun Rao met German Chancellor Petra Voss in Tokyo on Tuesday.', 'held in_person DEU+IND Arjun Rao/IND, Petra Voss/DEU 2026-03-10/day Tokyo', { outlet: 'The Times of India' }],
    ['presidents of the European bodies', 'Norwegian Prime Minister Torben Aas met European Commission President Carla Mertens and European Council President Luis Braga in Brussels on Tuesday.', 'held in_person EU+NOR Torben Aas/NOR, Carla Mertens/EU, Luis Braga/EU 2026-03-10/day Brussels'],
    ['an envoy and a relative', "President Martin Hale's special envoy Craig Holt and his son-in-law Jared Weiss met Russian President Ivan Sokolov in Sochi on Tuesday.", 'held in_person RUS+USA Craig Holt/USA, Ivan Sokolov/RUS 2026-03-10/day Sochi', { outlet: 'Seattle Times' }],
    ['partners behind a city and a day', 'The foreign ministers of France, Germany and Poland met in Geneva on Tuesday with their Iranian counterpart, Abbas Karimi, in a bid to calm the gulf.', 'held in_person DEU+FRA+IRN+POL Abbas Karimi/IRN 2026-03-10/day Geneva'],
    ['a phrase set off by dashes', 'The leaders of Australia, India, Japan and the US – the Quad grouping – met virtually on Tuesday.', 'held video AUS+IND+JPN+USA - 2026-03-10/day -'],
    ['a phrase set off by commas', 'Wang Lei, a member of the Political Bureau of the Communist Party of China (CPC) Central Committee, met with Cambodian Deputy Prime Minister Sok Vanna in Xiamen on Tuesday.', 'held in_person CHN+KHM Wang Lei/CHN, Sok Vanna/KHM 2026-03-10/day Xiamen'],
    ['offices shared out in order', 'The foreign ministers of Armenia and Azerbaijan, Tigran Sarkisov and Rauf Ismayilov, met in Tbilisi on Tuesday.', 'held in_person ARM+AZE Tigran Sarkisov/ARM, Rauf Ismayilov/AZE 2026-03-10/day Tbilisi'],
    ['whose officials go without a country', 'Prime Minister Torben Aas met German Chancellor Petra Voss in Berlin on Tuesday.', 'held in_person DEU+NOR Torben Aas/NOR, Petra Voss/DEU 2026-03-10/day Berlin', { outletCountry: 'NOR', outletKind: 'newspaper' }],
    ['whose officials go without a country, in an outlet told by its state', 'President Martin Hale met German Chancellor Petra Voss in Tokyo on Tuesday.', 'held in_person DEU+GHA Martin Hale/GHA, Petra Voss/DEU 2026-03-10/day Tokyo', { outlet: 'The Nation (Ghana)' }],
    ['whose officials go without a country, in a regional newspaper', 'President Martin Hale met German Chancellor Petra Voss in Tokyo on Tuesday.', 'held in_person DEU+USA Martin Hale/USA, Petra Voss/DEU 2026-03-10/day Tokyo', { outlet: 'Seattle Times' }],
    ['a ministry with a name that an outlet has too', 'President Martin Hale met German Chancellor Petra Voss in Tokyo on Tuesday.', 'held in_person DEU+KEN Martin Hale/KEN, Petra Voss/DEU 2026-03-10/day Tokyo', { outlet: 'Daily News Kenya' }],
    ['a readout in the first person', 'I will have talks with President Rodrigo Peralta of Argentina in Canberra on 20 March.', 'planned in_person ARG+AUS Rodrigo Peralta/ARG 2026-03-20/day Canberra', { outletCountry: 'AUS', outletKind: 'government' }],
    ['a partner among others', 'Australian Prime Minister Jill Harrow met with, among others, the President of Fiji in Suva on Tuesday.', 'held in_person AUS+FJI Jill Harrow/AUS 2026-03-10/day Suva'],
    ['partners behind the place of their meeting', 'The aim is to prepare the meeting in Geneva of President Martin Hale of Ghana and Kenyan President Amos Kirui.', 'planned in_person GHA+KEN Martin Hale/GHA, Amos Kirui/KEN - Geneva'],
    ['partners behind what is to take place', 'Talks are scheduled for Monday in Lima between the foreign ministers of Japan and Peru.', 'planned in_person JPN+PER - 2026-03-16/day Lima'],
    ['a state that does something at talks', 'In talks with US Secretary of State John Keller on Tuesday, Israel proposed a conference.', 'held in_person ISR+USA John Keller/USA 2026-03-10/day -'],
    ['presidents who sign at their summit', 'At the end of their two-day summit, the presidents of Honduras and Nicaragua signed an accord in Tela on Tuesday.', 'held in_person HND+NIC - 2026-03-10/day Tela'],
    ['whoever leaves for talks', 'Secretary of State John Keller left on Tuesday for talks in Moscow.', 'planned in_person RUS+USA John Keller/USA 2026-03-10/week Moscow'],
    ['a visitor of the one who speaks', 'The Prime Minister of Fiji, Jone Ratu, met with me in Canberra on Tuesday.', 'held in_person AUS+FJI Jone Ratu/FJI 2026-03-10/day Canberra', { outletCountry: 'AUS', outletKind: 'government' }],
    ['whoever is expected, without a word on why', "Turkey's foreign minister, Cem Aydın, is expected in Baghdad on Friday.", 'planned in_person IRQ+TUR Cem Aydın/TUR 2026-03-13/day Baghdad'],
    ['whoever goes somewhere', "Iran's foreign minister, Javad Zand, went to Muscat on Tuesday for talks with Omani officials.", 'planned in_person IRN+OMN Javad Zand/IRN 2026-03-10/day Muscat'],
    ['whoever is sent', 'U.S. President Martin Hale sent his envoy Steve Wick to Moscow on Tuesday.', 'held in_person RUS+USA Steve Wick/USA 2026-03-10/day Moscow'],
    ['who came together', 'The leaders of Rwanda and Burundi came together in Luanda on Tuesday.', 'held in_person BDI+RWA - 2026-03-10/day Luanda'],
    ['who shuttled between them', 'Omani Foreign Minister Hamad Rashdi shuttled between the Iranian and American delegations in Muscat on Tuesday.', 'held in_person IRN+OMN+USA Hamad Rashdi/OMN 2026-03-10/day Muscat'],
    ['who was summoned to a ministry', "Lithuania's ambassador, Jonas Kairys, was summoned to the Belarusian foreign ministry in Minsk on Tuesday.", 'held in_person BLR+LTU Jonas Kairys/LTU 2026-03-10/day Minsk'],
    ['a government and rebels with their kinds', 'Philippine government negotiators and communist rebels began a new round of talks in Oslo on Tuesday.', 'held in_person NSA:philippine-rebels+PHL - 2026-03-10/day Oslo'],
    ['states each with its own possessive', "Sweden's and Finland's foreign ministers met in Oslo on Tuesday.", 'held in_person FIN+SWE - 2026-03-10/day Oslo'],
    ['a body that announces it', 'The foreign ministers of Nicaragua and Honduras are to meet on Friday, the Organization of American States announced.', 'planned in_person HND+NIC - 2026-03-13/day -'],
    ['talks at which they failed to agree', 'Hungarian and Slovak leaders failed to agree at talks in Komarno on Tuesday.', 'held in_person HUN+SVK - 2026-03-10/day Komarno'],
    ['a conversation that two had', 'Officials told of a conversation US Secretary of State John Keller and Russian Foreign Minister Oleg Marin had on Tuesday.', 'held unknown RUS+USA John Keller/USA, Oleg Marin/RUS 2026-03-10/day -'],
    ['a summit at which two met', 'Canadian Prime Minister Paul Tremblay and Indian Prime Minister Arjun Rao met at the G20 summit in New Delhi in September.', 'held in_person CAN+IND Paul Tremblay/CAN, Arjun Rao/IND 2025-09-01/month New Delhi'],
    ['two who will take it up when they meet', 'The Greek and Turkish premiers are expected to discuss it when they meet in Vilnius on Friday.', 'planned in_person GRC+TUR - 2026-03-13/day Vilnius'],
    ['talks after which states pledged something', 'After another round of talks on Tuesday, Egypt and Sudan pledged to reach a deal.', 'held in_person EGY+SDN - 2026-03-10/day -'],
    ['where in a picture they stand', 'Kenyan President Amos Kirui, right, meets with Ugandan President Yoweri Okello (left) in Entebbe on Tuesday.', 'held in_person KEN+UGA Amos Kirui/KEN, Yoweri Okello/UGA 2026-03-10/day Entebbe'],
    ['what is said of a partner before his name', 'Kenyan President Amos Kirui met with the author of the peace plan, Ugandan President Yoweri Okello, in Entebbe on Tuesday.', 'held in_person KEN+UGA Amos Kirui/KEN, Yoweri Okello/UGA 2026-03-10/day Entebbe'],
    ['a counterpart from somewhere', 'Indian Foreign Minister Arjun Rao met his counterpart from Guinea in New York on Tuesday.', 'held in_person GIN+IND Arjun Rao/IND 2026-03-10/day New York'],
    ['a body by what it watches', "Iran and representatives of the U.N.'s nuclear watchdog met in Austria on Tuesday.", 'held in_person IAEA+IRN - 2026-03-10/day AUT'],
    ['a dialogue that was held', 'The fourth security dialogue between India and the United States was held in Washington in April last year.', 'held in_person IND+USA - 2025-04-01/month Washington'],
    ['leaders of states told of before', 'North and South Korea have moved to ease tensions, with their own leaders holding a summit in Panmunjom on Tuesday.', 'held in_person KOR+PRK - 2026-03-10/day Panmunjom'],
    ['whoever was at both in a phrase set off', 'Turkish President Kemal Aksoy, who spent Tuesday in Tripoli in talks with Libyan premier Omar Saleh, returned home.', 'held in_person LBY+TUR Kemal Aksoy/TUR, Omar Saleh/LBY 2026-03-10/day Tripoli'],
    ['an envoy on a visit', 'UN envoy Geir Lund arrived in Damascus on Tuesday on his first visit since taking up the post.', 'planned in_person SYR+UN Geir Lund/UN 2026-03-10/day Damascus'],
    ['whoever is still what he was then', 'U.S. President Dan Holt met Chancellor Petra Voss of Germany in Berlin on Tuesday. As Voss recalled, Holt, then a senator, had not been let in.', 'held in_person DEU+USA Dan Holt/USA, Petra Voss/DEU 2026-03-10/day Berlin'],
    ['a dinner given by its host', 'French Foreign Minister Luc Armand was guest of honour at a dinner given by Russian Foreign Minister Oleg Marin on Tuesday.', 'held in_person FRA+RUS Luc Armand/FRA, Oleg Marin/RUS 2026-03-10/day -'],
    ['what one minister told another', 'Japanese Foreign Minister Kenta Okuda on Tuesday told his Chinese counterpart, Wang Lei, that the arsenal worried him.', 'held unknown CHN+JPN Kenta Okuda/JPN, Wang Lei/CHN 2026-03-10/day -'],
    ['who was in touch with whom', 'Egyptian President Samir Zaki was in touch with Israeli Prime Minister Noam Barzel on Tuesday.', 'held unknown EGY+ISR Samir Zaki/EGY, Noam Barzel/ISR 2026-03-10/day -'],
    ['whoever chatted', "U.S. President Dan Holt chatted with Luxembourg's prime minister, Xavier Betz, in Brussels on Tuesday.", 'held in_person LUX+USA Dan Holt/USA, Xavier Betz/LUX 2026-03-10/day Brussels'],
    ['whoever caught up', 'Kenyan President Amos Kirui caught up with Ugandan President Yoweri Okello in Entebbe on Tuesday.', 'held in_person KEN+UGA Amos Kirui/KEN, Yoweri Okello/UGA 2026-03-10/day Entebbe'],
    ['an opportunity that was had', 'Kenyan President Amos Kirui had the opportunity to meet with Ugandan President Yoweri Okello in Entebbe on Tuesday.', 'held in_person KEN+UGA Amos Kirui/KEN, Yoweri Okello/UGA 2026-03-10/day Entebbe'],
    ['somebody by "whom"', 'Kenyan President Amos Kirui praised Ugandan President Yoweri Okello, whom he met in Entebbe on Tuesday.', 'held in_person KEN+UGA Amos Kirui/KEN, Yoweri Okello/UGA 2026-03-10/day Entebbe'],
    ['a king as the monarch', 'King Hamza of Jordan flew home. The Jordanian monarch met Iraqi President Salim Jaafari in Baghdad on Tuesday.', 'held in_person IRQ+JOR Hamza/JOR, Salim Jaafari/IRQ 2026-03-10/day Baghdad'],
    ['what he was then', 'U.S. President Dan Holt met then-Prime Minister Stephen Harlow of Canada in Ottawa in 2009.', 'held in_person CAN+USA Dan Holt/USA, Stephen Harlow/CAN 2009-01-01/year Ottawa'],
    ['a pair of states with longer names', 'A new round of U.S.-South Korea trade talks was held in Seoul on Tuesday.', 'held in_person KOR+USA - 2026-03-10/day Seoul'],
    ['a pair of names', 'U.S. envoy Mark Rubin saw Russian envoy Oleg Marin. The Rubin-Marin talks in Riyadh on Tuesday were tense.', 'held in_person RUS+USA Mark Rubin/USA, Oleg Marin/RUS 2026-03-10/day Riyadh'],
    ['whose trip it is by his name', 'U.S. President Dan Holt was silent. A Holt trip to Baghdad is planned for Friday.', 'planned in_person IRQ+USA Dan Holt/USA 2026-03-13/day Baghdad'],
    ['officials of states that are listed behind their number', 'Security advisers from 14 countries, including Mongolia and Chad, will gather in Lima on Friday.', 'planned in_person MNG+TCD - 2026-03-13/day Lima'],
    ['officials by the capitals they are met in', 'U.N. envoy Geir Lund met officials in Tehran on Tuesday.', 'held in_person IRN+UN Geir Lund/UN 2026-03-10/day Tehran'],
    ['one who is somewhere on a visit, in a phrase set off', 'Singaporean minister Terence Yeo, on the second day of a four-day visit, called on Vietnamese Prime Minister Pham Van Hai in Hanoi on Tuesday.', 'held in_person SGP+VNM Terence Yeo/SGP, Pham Van Hai/VNM 2026-03-10/day Hanoi'],
    ['what a predecessor became', 'Syrian President Bashar Nour, on his first trip abroad since becoming president in July, held talks with Egyptian President Samir Zaki on Tuesday.', 'held in_person EGY+SYR Bashar Nour/SYR, Samir Zaki/EGY 2026-03-10/day -'],
    ['an audience in the course of which', "The case was taken up on Tuesday by Israel's Minister to Romania, Yoav Lev, in the course of an audience with Romanian Deputy Premier Ion Stan.", 'held in_person ISR+ROU Yoav Lev/ISR, Ion Stan/ROU 2026-03-10/day ROU'],
    ['a foreigner in an outlet that calls its own by their country', 'Foreign Minister Harsh Vora on Tuesday called on Sri Lankan President Nimal Perera. Vora, who came with aid from India, had lunch. Sri Lankan Prime Minister Anura Silva was absent.', 'held in_person IND+LKA Harsh Vora/IND, Nimal Perera/LKA 2026-03-10/day LKA', { outlet: 'Daily Express (Sri Lanka)' }],
    ['a wire in capitals', 'CROATIAN TRANSPORT MINISTER TOMISLAV BRKAN MET HIS ITALIAN COUNTERPART, ORNELLA SANTI, IN RIJEKA ON TUESDAY.', 'held in_person HRV+ITA TOMISLAV BRKAN/HRV, ORNELLA SANTI/ITA 2026-03-10/day RIJEKA'],
  ]
  it.each(cases)('reads %s', (_phenomenon, text, expected, article) => {
    expect(glances(text, article)).toEqual([expected])
  })
})

describe('no meeting', () => {
  it.each([
    ['sport', 'India and Australia meet in the final at Indore on Saturday.'],
    ['sport in the words below its headline', 'Slow bowlers wait as Ireland meet Kenya in Harare\n\nIreland and Kenya meet in the third Test in Harare on Friday, and neither captain spoke of the pitch.'],
    ['a hope without an agreement', 'The president said he was willing to meet the Iranian leadership without conditions.'],
    ['a call for talks', 'Egypt on Tuesday called for dialogue with Ethiopia over the dam.'],
    ['talks in general', 'After years of negotiations with Ethiopia and Sudan, Egypt is impatient.'],
    ['a refusal', 'Serbian President Marko Ilić refused to meet Kosovo Prime Minister Arta Krasniqi on Monday.'],
    ['a cabinet of one state', 'French President Luc Armand met his finance minister, Jean Petit, in Paris on Tuesday.'],
    ['readiness for talks', "Russia's foreign minister said that Moscow was ready for talks with Peru."],
    ['captains who speak to coaches', 'Argentina face France in Doha on Sunday, with both captains saying they spoke to their coaches.'],
    ['one who has no plans', "The U.S. president said he had no plans to meet Iran's leaders."],
    ['people with names of countries', 'Councillor Jordan Pettigrew met Chad Israel, who owns the ice rink, on Friday.'],
    ['what is done again and again', 'German Chancellor Petra Voss has met French President Luc Armand repeatedly.'],
  ])('is read out of %s', (_what, text) => {
    expect(glances(text)).toEqual([])
  })
})

describe('several sentences', () => {
  it('keep one meeting one, however often the text returns to it', () => {
    const text =
      'Polish Foreign Minister Ewa Nowak met Lithuanian Foreign Minister Jonas Kairys in Vilnius on Tuesday.\n\n' +
      'The two ministers discussed border security during their 90-minute meeting. Nowak and Kairys agreed to open a new crossing.'
    const [meeting, ...others] = extractMeetings({ text, published: PUBLISHED })
    expect(others).toEqual([])
    expect(meeting).toMatchObject({ parties: ['POL', 'LTU'], durationMin: 90, outcomes: ['agreed to open a new crossing'] })
  })

  it('keep a trilateral apart from the bilateral before it', () => {
    const text =
      "South Korean Vice Foreign Minister Bae Seung-jun met U.S. Deputy Secretary of State Dana Whitlock in Washington on Tuesday. The talks came a day before U.S. and South Korean officials were to meet with Japan's Takumi Mori."
    expect(extractMeetings({ text, published: PUBLISHED }).map(({ parties, status }) => [status, ...parties.toSorted()])).toEqual([
      ['held', 'KOR', 'USA'],
      ['planned', 'JPN', 'KOR', 'USA'],
    ])
  })

  it('put an older meeting in the background beside the news', () => {
    const text =
      'Turkish President Kemal Aksoy met Greek Prime Minister Nikos Dellas in Athens on Tuesday.\n\nFerries were late all week.\n\nThe harbour was closed.\n\nPolice lined the streets.\n\nAksoy last visited Athens in December 2023.'
    expect(extractMeetings({ text, published: PUBLISHED }).map(({ salience, date }) => [salience, date?.start])).toEqual([
      ['main', '2026-03-10'],
      ['mention', '2023-12-01'],
    ])
  })

  it('give each host of a visit a record of its own', () => {
    const text =
      'NATO Secretary General Erik Lund met Finnish President Antti Harju in Helsinki on Tuesday. In the afternoon he met Finnish Prime Minister Jonna Salo.'
    expect(glances(text)).toEqual([
      'held in_person FIN+NATO Erik Lund/NATO, Antti Harju/FIN 2026-03-10/day Helsinki',
      'held in_person FIN+NATO Erik Lund/NATO, Jonna Salo/FIN 2026-03-10/day Helsinki',
    ])
  })
})

describe('every record', () => {
  const text =
    "VIENNA, March 10 (Wire) - Austrian Chancellor Maria Steiner met Hungary's prime minister, Gábor Vas, on Tuesday for talks on energy that lasted two hours.\n\nVas said the two sides had agreed to link their gas grids. They will meet again in Budapest on May 4."
  const meetings = extractMeetings({ text, published: PUBLISHED })

  it('passes the schema of the domain', () => {
    expect(meetings.length).toBeGreaterThan(0)
    for (const meeting of meetings) expect(extractedMeetingSchema.safeParse(meeting).error).toBeUndefined()
  })

  it('quotes its evidence from the article, where its span says', () => {
    for (const { evidence, spans } of meetings) {
      const span = spans.find(({ field }) => field === 'evidence')!
      expect(text.slice(span.start, span.end)).toBe(evidence)
    }
  })

  it('proves each person and party by words of the article', () => {
    for (const { parties, participants, spans } of meetings) {
      const fields = new Set(spans.map(({ field }) => field))
      parties.forEach((_, index) => expect(fields).toContain(`parties/${index}`))
      participants.forEach(({ name }, index) => {
        const span = spans.find(({ field }) => field === `participants/${index}`)!
        expect(text.slice(span.start, span.end)).toContain(name)
      })
    }
  })
})
