import { describe, expect, it } from 'vitest'
import { extractMeetings } from '../../shared/extract/extract-meetings.ts'

/** Offices of many states, as their releases and newspapers word them. */
const OFFICES = [
  'Foreign Minister', 'Minister of Foreign Affairs', 'Minister for Foreign Affairs', 'Minister of Foreign Relations', 'Minister of External Relations',
  'Minister for Foreign Affairs and Trade', 'Minister of Foreign Affairs and International Cooperation', 'Minister of State for Foreign Affairs',
  'Minister of State at the Ministry of Foreign Affairs', 'Minister Delegate for Foreign Trade', 'Minister-delegate for Europe',
  'Vice-Minister of Foreign Affairs', 'Vice Minister of Foreign Affairs', 'Vice-Minister of Foreign Relations', 'Vice Foreign Minister',
  'Vice-Foreign Minister', 'Deputy Minister of Foreign Affairs', 'First Deputy Foreign Minister', 'First Vice Minister of Foreign Affairs',
  'First Deputy Prime Minister', 'Second Deputy Prime Minister', 'Deputy Prime Minister and Minister of Foreign Affairs', 'Vice Prime Minister',
  'Vice Chancellor', 'Vice-President', 'First Vice President', 'Executive Vice President', 'State Secretary', 'State Secretary for Foreign Affairs',
  'Secretary of State for Foreign Affairs', 'Secretary of State for European Affairs', 'Parliamentary State Secretary', 'Permanent Secretary',
  'Permanent Secretary of the Ministry of Foreign Affairs', 'Permanent Representative to the United Nations', 'Permanent Representative to the UN',
  'Cabinet Secretary', 'Cabinet Secretary for Foreign Affairs', 'Principal Secretary for Foreign Affairs', 'Prime Cabinet Secretary',
  'Chief Cabinet Secretary', 'Undersecretary for Foreign Affairs', 'Under Secretary for Political Affairs', 'Assistant Foreign Minister',
  'Assistant Minister of Foreign Affairs', 'Assistant Secretary for Asian Affairs', 'Director General for Political Affairs',
  'Director-General for Bilateral Affairs', 'Political Director', 'Foreign Secretary', 'Foreign Office Minister', 'Foreign Affairs Minister',
  'Foreign Affairs Cabinet Secretary', 'External Affairs Minister', 'Defence Minister', 'Minister of Defense', 'Minister of National Defence',
  'Interior Minister', 'Minister of the Interior', 'Home Minister', 'Home Affairs Minister', 'Minister of Internal Affairs', 'Finance Minister',
  'Minister of Finance and Planning', 'Minister of Economy', 'Minister of Economy and Sustainable Development', 'Economy Minister', 'Trade Minister',
  'Minister of Trade and Industry', 'Minister of Commerce', 'Minister of Investment', 'Energy Minister', 'Minister of Energy and Water Resources',
  'Agriculture Minister', 'Minister of Agriculture, Livestock and Fisheries', 'Fisheries Minister', 'Health Minister', 'Education Minister',
  'Minister of Higher Education and Scientific Research', 'Justice Minister', 'Transport Minister', 'Minister of Tourism and Culture',
  'Environment Minister', 'Minister of Environment and Climate Change', 'Water Resources Minister', 'Labour Minister', 'Minister of Human Resources',
  'Minister of Information and Communication', 'Digital Minister', 'Minister of Youth and Sports', 'Prime Minister', 'Premier',
  'Acting Prime Minister', 'Caretaker Prime Minister', 'Interim Prime Minister', 'Prime Minister-designate', 'President', 'Acting President',
  'President-elect', 'Transitional President', 'Interim President', 'Governor-General', 'Speaker of Parliament', 'Parliament Speaker',
  'Speaker of the National Assembly', 'President of the Senate', 'Senate President', 'President of the National Assembly', 'Chairman of the Senate',
  'Chair of the Foreign Affairs Committee', 'Chairman of the Foreign Relations Committee', 'Deputy Speaker', 'Ambassador', 'Ambassador-designate',
  "Chargé d'Affaires", 'High Commissioner', 'Consul General', 'Honorary Consul', 'Special Envoy', 'Special Representative',
  'Special Representative for Afghanistan', 'Special Presidential Envoy', 'Presidential Envoy', 'Climate Envoy', 'Chief Negotiator',
  'National Security Adviser', 'National Security Advisor', 'Secretary of the Security Council', 'Security Council Secretary',
  'Head of the Presidential Administration', 'Presidential Chief of Staff', 'Chief of Staff', 'Chief of Army Staff', 'Chief of Defence Staff',
  'Chief of the General Staff', 'Chief of General Staff', 'Army Chief', 'Commander-in-Chief', 'Intelligence Chief',
  'Director of National Intelligence', 'Head of the Intelligence Service', 'Central Bank Governor', 'Trade Representative', 'Crown Prince', 'King',
  'Queen', 'Emir', 'Sultan', 'Taoiseach', 'Tánaiste', 'Chancellor', 'Foreign Ministry Secretary', 'Foreign Affairs Secretary',
  'Secretary of Foreign Affairs', 'Secretary of Foreign Relations', 'Secretary-General of the Foreign Ministry',
  'Secretary General of the Ministry of Foreign Affairs', 'Councillor of State', 'State Councillor', 'Politburo member', 'Communist Party chief',
  'Presidential Adviser', 'Senior Adviser to the President', 'Adviser to the Prime Minister', 'Federal Councillor',
  'Federal Minister for European Affairs', 'European Affairs Minister', 'Minister for Europe', 'Minister for International Development',
  'Development Minister', 'International Cooperation Minister', 'Minister of International Cooperation', 'Minister in the Presidency',
  "Minister in the Prime Minister's Office", 'Supreme Leader', 'Foreign Policy Chief', 'Chief Adviser', 'Foreign Affairs Adviser',
  'Deputy Permanent Representative', 'Attorney General', 'Chief Justice', 'Deputy National Security Adviser', 'Vice Minister of National Defense',
  'Chief Executive', 'Chief Minister', 'Parliamentary Speaker', 'Speaker of the House of Representatives', 'Speaker of the Majlis',
  'Chairperson of the Federation Council', 'Chairman of the National Assembly', 'Chairwoman of the Senate', 'Vice Speaker',
  'Deputy Speaker of Parliament', 'Senate Majority Leader', 'head of the parliamentary delegation', 'Member of Parliament', 'opposition leader',
  'party leader', 'ruling party leader', 'Vice Chairman of the Standing Committee of the National Assembly', 'Vice Premier', 'First Vice Premier',
  'Vice Premier and Minister of Foreign Affairs', 'Chief of the Armed Forces', 'Chief of Defence', 'Chief of the Defence Force',
  'Commander of the Defence Forces', 'Defence Force Chief', 'Navy Chief', 'Air Force Commander', 'Police Commissioner', 'Police Chief',
  'Interior Secretary', 'Home Secretary', 'Commerce Secretary', 'Secretary of Commerce', 'Trade Secretary', 'Finance Secretary', 'Treasury Secretary',
  'Secretary of the Treasury', 'Secretary of Defence', 'Defence Secretary', 'Secretary for Security', 'Chief Secretary', 'Attorney-General',
  'Solicitor General', 'Prosecutor General', 'Chief Prosecutor', 'President of the Supreme Court', 'Governor of the Central Bank', 'Governor',
  'Regional Governor', 'Premier of the Western Province', 'Minister of Mines', 'Minister of Public Works', 'Minister of Social Affairs',
  "Minister of Women's Affairs", 'Minister of Religious Affairs', 'Minister of Hajj and Umrah', 'Minister of Islamic Affairs',
  'Minister of Culture, Sports and Tourism', 'Minister of Science and Technology', 'Minister of Research, Innovation and Digitalisation',
  'Minister of Post and Telecommunications', 'Minister of Civil Aviation', 'Minister of Maritime Affairs', 'Minister of Ports and Shipping',
  'Minister of Petroleum', 'Minister of Petroleum and Mineral Resources', 'Minister of Oil', 'Oil Minister', 'Minister of Electricity',
  'Minister of Irrigation', 'Minister of Water and Sanitation', 'Minister of Forests', 'Minister of Planning', 'Minister of Industry and Commerce',
  'Minister of Small and Medium Enterprises', 'Minister of Regional Development', 'Minister of Local Government', 'Minister of Public Administration',
  'Minister of Veterans Affairs', 'State Security Minister', 'Intelligence Minister', 'Minister of Citizenship and Immigration',
  'Immigration Minister', 'Minister of Diaspora', 'Minister for Women', 'Minister for Foreign and European Affairs',
  'Minister of Foreign and European Affairs', 'Minister for Nordic Cooperation', 'Minister of Development Cooperation', 'Minister of External Affairs',
  'Minister of External Relations and Cooperation', 'Minister of Foreign Trade and Investment',
  'Minister of Foreign Trade and International Economic Affairs', 'Minister of Foreign Affairs and Worship',
  'Minister of Foreign Affairs, Trade and Culture', 'Minister of Foreign Affairs, Foreign Trade and Diaspora Affairs',
  'Minister for Foreign Affairs, Immigration and Tourism', 'Minister of Foreign Affairs, Regional Integration and International Trade',
  'Federal Minister for European and International Affairs', 'Federal Foreign Minister', 'Union Minister of State', 'Union Home Minister',
  'Principal Deputy National Security Advisor', 'Additional Foreign Secretary', 'Secretary (West)', 'Joint Secretary', 'Special Adviser',
  'Special Assistant to the Prime Minister', 'Special Assistant to the President', 'Senior Adviser', 'Counsellor', 'Counselor', 'Minister Counsellor',
  'Deputy Chief of Mission', 'Acting Ambassador', 'Non-Resident Ambassador', 'Ambassador Extraordinary and Plenipotentiary',
  'Permanent Delegate to UNESCO', 'Head of Delegation', 'Chief Trade Negotiator', 'Lead Negotiator', 'Chief Climate Negotiator', 'Nuclear Negotiator',
  'Special Presidential Representative', 'Personal Envoy', 'Head of the Royal Court', 'Minister of the Royal Court', 'Deputy Crown Prince',
  'Prime Minister and Minister of Defence', 'Prime Minister and Foreign Minister', 'Deputy Prime Minister and Defence Minister',
  'Minister of Foreign Affairs and Deputy Prime Minister', 'President of the Republic', 'State President', 'Chairman of the Presidency',
  'Member of the Presidency', 'Chairman of the Presidential Council', 'President of the Transitional Council', 'Head of State', 'Head of Government',
  'Prime Minister of the Interim Government', 'special envoy for the Sahel', 'special envoy for the Horn of Africa', 'special envoy for North Korea',
  'special representative for the Indo-Pacific', 'chief negotiator for climate change', 'coordinator for the Middle East',
  'deputy foreign minister for political affairs', 'deputy minister for European affairs', 'director general at the foreign ministry',
  'Director General of the Foreign Ministry', 'state secretary at the foreign ministry', 'State Secretary at the Ministry of Foreign Affairs',
  'Under-Secretary at the Ministry of Foreign Affairs', 'adviser to the president', 'foreign policy adviser to the president',
  "head of the president's office", 'head of the foreign ministry', 'head of the Asia department at the foreign ministry',
  "head of the foreign ministry's European department", 'chair of the parliamentary foreign affairs committee',
  'chairman of the parliamentary committee on foreign affairs', 'deputy chairman of the Security Council',
  'secretary of the National Security Council', 'head of the National Security Council', 'national security council secretary',
  'head of the counter-terrorism committee', 'minister for foreign affairs and cooperation',
]

/** The ways in which an office stands beside a name and a nation. */
const ORDERS: [order: string, text: (office: string) => string][] = [
  ['the nation as an adjective', (office) => `Norwegian ${office} Lars Berg met Fijian ${office} Jone Vuli in Oslo on Tuesday.`],
  ['the nation as an owner, the name set off', (office) => `Norway's ${office}, Lars Berg, held talks with Fiji's ${office}, Jone Vuli, in Oslo on Tuesday.`],
  ['the nation behind the office', (office) => `The ${office} of Norway, Lars Berg, received the ${office} of Fiji, Jone Vuli, in Oslo on Tuesday.`],
  ['the office behind the name', (office) => `Lars Berg, the ${office} of Norway, received Jone Vuli, the Fijian ${office}, in Oslo on Tuesday.`],
]

/** Who meets in a text, with the office in lower case and without the nation. */
function officials(text: string): string[] {
  return extractMeetings({ text, published: '2026-03-12' }).flatMap(({ participants }) => participants.map(({ name, party, title }) => `${name}/${party}/${title?.toLowerCase()}`))
}

describe.each(ORDERS)('an office with %s', (_order, text) => {
  it.each(OFFICES)('is read whole: %s', (office) => {
    const [berg, vuli, ...others] = officials(text(office))
    expect(berg).toContain('Lars Berg/NOR/')
    expect(berg).toContain(office.toLowerCase())
    expect(vuli).toContain('Jone Vuli/FJI/')
    expect(vuli).toContain(office.toLowerCase())
    expect(others).toEqual([])
  })
})

describe('what an office is for', () => {
  it.each([
    ['special envoy for Middle East peace'], ['special representative for North Korea policy'], ['coordinator for Indo-Pacific affairs'], ['special envoy for the Great Lakes region'],
    ['ambassador at large'], ['deputy foreign minister for consular affairs'], ['special envoy to the Pacific'], ['chief of staff to the president'], ['Director General in the Ministry of Foreign Affairs'],
  ])('leads up to the name behind it: %s', (office) => {
    expect(officials(`Norwegian ${office} Lars Berg met Fijian Foreign Minister Jone Vuli on Tuesday.`)).toEqual([`Lars Berg/NOR/norwegian ${office.toLowerCase()}`, 'Jone Vuli/FJI/fijian foreign minister'])
    expect(officials(`Fijian Foreign Minister Jone Vuli met Norway's ${office}, Lars Berg, on Tuesday.`)).toEqual(['Jone Vuli/FJI/fijian foreign minister', `Lars Berg/NOR/norway's ${office.toLowerCase()}`])
  })

  it('ends before the next office, a verb, and somebody else', () => {
    expect(officials('The Norwegian minister for trade and Fijian Foreign Minister Jone Vuli met Peruvian Foreign Minister Luis Soto on Tuesday.')).toEqual(['Jone Vuli/FJI/fijian foreign minister', 'Luis Soto/PER/peruvian foreign minister'])
    expect(officials('Norwegian special envoy Lars Berg to meet Jone Vuli, the foreign minister of Fiji, on Tuesday.')).toEqual(['Lars Berg/NOR/norwegian special envoy', 'Jone Vuli/FJI/foreign minister of fiji'])
  })

  it('may be the second of two offices behind a comma', () => {
    expect(officials("Norway's Deputy Prime Minister, Minister of Foreign Affairs, Lars Berg, met Fijian Foreign Minister Jone Vuli on Tuesday.")).toEqual(["Lars Berg/NOR/norway's deputy prime minister, minister of foreign affairs", 'Jone Vuli/FJI/fijian foreign minister'])
  })
})
