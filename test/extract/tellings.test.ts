import { describe, expect, it } from 'vitest'
import type { ArticleText } from '../../shared/domain/extracted-meeting.ts'
import { extractMeetings } from '../../shared/extract/extract-meetings.ts'

/** "held FRA+DEU Luc Armand/FRA, Petra Voss/DEU": who meets, as a record has it. */
function whoMeets(text: string, article: Partial<ArticleText> = {}): string[] {
  return extractMeetings({ text, published: '2026-03-12', ...article }).map(({ status, parties, participants }) =>
    [status, parties.toSorted().join('+'), participants.map(({ name, party }) => `${name}/${party}`).join(', ')].filter(Boolean).join(' '),
  )
}

type Case = [what: string, text: string, expected: string[], article?: Partial<ArticleText>]

describe('whoever is on his way', () => {
  const told = (text: string) => extractMeetings({ text, published: '2023-03-15' }).map(({ parties, status }) => `${parties.join('+')} ${status}`)
  it.each([
    ['visits nobody where he meets others', 'French Foreign Minister Luc Armand arrived in Geneva on Tuesday. Armand met Iranian Foreign Minister Reza Karimi in Geneva.', ['FRA+IRN held']],
    ['has one occasion of arrival and plan', 'French President Luc Armand arrived in Berlin on Tuesday for a two-day visit. Armand is expected to meet German Chancellor Petra Voss.', ['FRA+DEU planned']],
    ['has one occasion of arrival and talks', 'French President Luc Armand arrived in Berlin on Tuesday. Armand met German Chancellor Petra Voss the same day.', ['FRA+DEU held']],
    ['has the name of a month', 'British Prime Minister Anna May is preparing a journey. May will meet Kenyan President Daudi Langat in Nairobi.', ['GBR+KEN planned']],
    ['cancels what was planned within his visit', 'US Secretary of State Dana Whitlock cancelled a visit to Germany, where she was scheduled to meet German Chancellor Petra Voss.', ['USA+DEU cancelled']],
    ['does not bring together the countries of a list', 'US President Dan Holt cancelled trips to Germany and Angola in a blow to plans for a meeting of the donors.', []],
    ['has no occasion at each stop of a list', 'US Secretary of State Dana Whitlock will travel to Israel, Morocco and Algeria on Friday. In Morocco, the Secretary will meet Moroccan Foreign Minister Said Amrani.', ['USA+MAR planned']],
    ['has been to the countries of a list', 'Kenyan President Daudi Langat held talks with Ghanaian President Kofi Mensah in Accra. He has already visited Togo, Benin and Niger.', ['KEN+GHA held']],
    ['meets, and will discuss there', 'Kenyan President Daudi Langat arrived in Accra on Monday and met with Ghanaian President Kofi Mensah. Langat and Mensah will discuss trade.', ['KEN+GHA held']],
    ['has one at each stop of an official visit', 'Kenyan President Daudi Langat will pay an official visit to Ghana and Togo.', ['KEN+GHA planned', 'KEN+TGO planned']],
    ['is no state', 'Australia will be the first stop on their tour, which includes visits to Fiji, Tonga and New Zealand.', []],
    ['meets for talks that are no second occasion', 'Kenyan and Ugandan officials met in Kampala on Monday to restart negotiations between Hamas and Israel.', ['KEN+UGA held']],
    ['meets, and decides to meet again', 'Kenya and Uganda agreed at talks in Kampala on prices and decided to hold another meeting in October.', ['KEN+UGA held', 'KEN+UGA planned']],
    ['is a team if it has the verb of many', 'Spin test awaits as India meet Australia in Indore.', []],
    ['meets one after calling others', 'Kenyan President Daudi Langat spoke with Ghanaian President Kofi Mensah and Ugandan President Yoweri Okello after hosting Rwandan President Paul Nshuti in Nairobi.', ['KEN+GHA held', 'KEN+UGA held', 'KEN+RWA held']],
    ['meets two who come apart', 'Taliban leaders and, separately, the president of Uganda met with Kenyan President Daudi Langat in Nairobi on Sunday.', ['NSA:taliban+KEN held', 'UGA+KEN held']],
    ['is at another meeting that somebody hosts', 'Kenyan President Daudi Langat met Ghanaian President Kofi Mensah in Accra. After the meeting, Langat took part in a conference hosted by Ugandan President Yoweri Okello.', ['KEN+GHA held', 'KEN+UGA held']],
    ['has a meeting of two beside the gathering they were at', 'Kenyan President Daudi Langat had a meeting with Ghanaian President Kofi Mensah. The presidents of Kenya and Ghana took part in a summit of ECOWAS in Abuja yesterday.', ['KEN+GHA held', 'KEN+GHA+ECOWAS+NGA held']],
    ['meets two as part of their meetings', 'Kenyan President Daudi Langat held separate talks with Ghanaian President Kofi Mensah and Ugandan President Yoweri Okello as part of bilateral meetings in Nairobi.', ['KEN+GHA held', 'KEN+UGA held']],
    ['travels as an office and meets as "he"', "Ghana's new president will make a trip to Kenya from May 5, when he is to meet Kenyan President Daudi Langat.", ['GHA+KEN planned']],
    ['meets without a day, and met last year', 'Kenyan President Daudi Langat held talks with Ghanaian President Kofi Mensah. Trade was discussed.\n\nLangat and Mensah met in Accra in March last year.', ['KEN+GHA held', 'KEN+GHA held']],
    ['is to have lunch with one and meet another', 'Kenyan President Daudi Langat is to have lunch on Friday with Ghanaian President Kofi Mensah, who is visiting, and meet Ugandan President Yoweri Okello.', ['KEN+GHA planned', 'KEN+UGA planned']],
    ['has an office that the next sentence opens with', 'Boris Jonas flew to Tehran on Monday. The foreign secretary will meet Iranian President Reza Karimi. Jonas was cautious.', ['GBR+IRN planned']],
    ['speaks to reporters', 'Kenyan President Daudi Langat and Ghanaian President Kofi Mensah spoke to the press on Monday.', []],
    ['praises talks that may be', 'French President Luc Armand thanked Turkish President Kemal Aksoy in Paris on Tuesday for his readiness to host negotiations between Russia and Ukraine.', []],
  ])('%s', (_what, text, expected) => {
    expect(told(text)).toEqual(expected)
  })
})

describe('an occasion in the background', () => {
  const told = (text: string) => extractMeetings({ text, published: '2023-03-15' }).map(({ parties, date, format }) => `${parties.join('+')} ${date?.start ?? '-'} ${format}`)
  it.each([
    ['is the last one of those told of', 'Kenya will host a meeting of the Kenyan and Ethiopian foreign ministers on March 20. The last meeting of the two was held in Addis Ababa in November.', ['KEN+ETH 2023-03-20 in_person', 'KEN+ETH 2022-11-01 in_person']],
    ['is the last one before the first since', 'Kenyan and Ethiopian ministers met on Monday for the first talks between Kenya and Ethiopia since 2018.', ['KEN+ETH 2023-03-13 in_person', 'KEN+ETH 2018-01-01 in_person']],
    ['is none that somebody took office in', 'Kenyan President Daudi Langat met Ethiopian Prime Minister Abebe Tesfaye on Monday, their first meeting since Tesfaye took office in August.', ['KEN+ETH 2023-03-13 in_person']],
    ['is the last one before a call that was the first', 'Kenyan President Daudi Langat and Ethiopian Prime Minister Abebe Tesfaye spoke by phone on Monday. The call was the first between them since they talked in May 2021.', ['KEN+ETH 2023-03-13 phone', 'KEN+ETH 2021-05-01 phone']],
    ['is one of two days', 'Kenyan President Daudi Langat and Ethiopian Prime Minister Abebe Tesfaye met in Nairobi on December 14, 2021 and April 6, 2022.', ['KEN+ETH 2021-12-14 in_person', 'KEN+ETH 2022-04-06 in_person']],
    ['is one of two days that follow each other', 'Kenyan President Daudi Langat and Ethiopian Prime Minister Abebe Tesfaye met in Nairobi on March 13 and March 14.', ['KEN+ETH 2023-03-13 in_person']],
    ['is one that counted them all', 'Kenya postponed a summit with Ethiopia and Somalia. Leaders of the three countries met in Mogadishu in November.', ['KEN+ETH+SOM - in_person', 'KEN+ETH+SOM 2022-11-01 in_person']],
  ])('%s', (_what, text, expected) => {
    expect(told(text)).toEqual(expected)
  })
})

describe('what is told but once, without a name, a day or a place', () => {
  it('is no meeting behind the opening if it is held or planned, and one if it is called off', () => {
    expect(whoMeets('Tea is dear. Kenya holds talks with Ethiopia.')).toEqual([])
    expect(whoMeets('Tea is dear. Kenya will hold talks with Ethiopia.')).toEqual([])
    expect(whoMeets('Tea is dear. Kenya postponed talks with Ethiopia.')).toEqual(['postponed ETH+KEN'])
    expect(whoMeets('Kenya holds talks with Ethiopia.')).toEqual(['held ETH+KEN'])
  })
})

describe('a meeting is told by', () => {
  it.each<Case>([
    ['a matter discussed with somebody', 'Iraqi Prime Minister Salim al-Jaafari discussed water and security with Turkish President Kemal Aksoy in Baghdad.', ['held IRQ+TUR Salim al-Jaafari/IRQ, Kemal Aksoy/TUR']],
    ['two officials of different states who discussed it', 'Chilean Foreign Minister Rosa Ibáñez and Peruvian Foreign Minister Julio Quispe discussed fishing quotas on Tuesday.', ['held CHL+PER Rosa Ibáñez/CHL, Julio Quispe/PER']],
    ['a round of talks behind its verb', "Colombia's government and the ELN rebels opened a new round of peace talks in Havana.", ['held COL+NSA:eln']],
    ['a meeting that was held between two', 'Kuwaiti Foreign Minister Salem Al-Mutairi travelled. Another meeting was held between Kuwaiti Foreign Minister Salem Al-Mutairi and Iraqi Foreign Minister Fuad Karim.', ['held IRQ+KWT Salem Al-Mutairi/KWT, Fuad Karim/IRQ']],
    ['two states that a third has for talks', 'Turkey hosted Somalia and Ethiopia for talks in Ankara.', ['held ETH+SOM+TUR']],
    ['the two Koreas together', 'North and South Korea held talks at Panmunjom.', ['held KOR+PRK']],
    ['a return from abroad', 'U.S. Secretary of State Dana Whitlock returned overnight from Pyongyang.', ['held PRK+USA Dana Whitlock/USA']],
    ['a call on a minister of a head\'s office', "Singaporean Minister Grace Lim called on Minister at the Prime Minister's Office and Minister of Finance and Economy II Dato Seri Setia Haji Razak bin Haji Yusof of Brunei.", ['held BRN+SGP Grace Lim/SGP, Razak bin Haji Yusof/BRN']],
    ['a government and its rebels', "South Sudan's government and rebels will open talks in Addis Ababa on Monday.", ['planned NSA:south-sudanese-rebels+SSD']],
    ['somebody who brings two together', 'Russian President Pavel Orlov brought together the leaders of Armenia and Azerbaijan in Sochi.', ['held ARM+AZE+RUS Pavel Orlov/RUS']],
    ['ministers from several countries', 'Ministers from Egypt, Ethiopia and Sudan resumed negotiations over the dam by videoconference on Tuesday.', ['held EGY+ETH+SDN']],
    ['commissions of two states', 'Kyrgyz and Tajik border commissions met in Batken.', ['held KGZ+TJK']],
    ['one of a number of leaders', 'French President Luc Armand met this week with numerous world leaders, including the prime minister of Portugal.', ['held FRA+PRT Luc Armand/FRA']],
    ['a leader who arrives abroad', "Oman's Sultan Hamad bin Said arrived in Tehran on Monday at the head of a high-ranking delegation.", ['held IRN+OMN Hamad bin Said/OMN']],
    ['a leader who sets out', 'Polish President Adam Wrona left for Kyiv on Monday.', ['planned POL+UKR Adam Wrona/POL']],
    ['a journey to several countries', 'Chinese President Lin Guo visited three ASEAN countries, Vietnam, Malaysia and Cambodia, and met their leaders.', ['held CHN+VNM Lin Guo/CHN', 'held CHN+MYS Lin Guo/CHN', 'held CHN+KHM Lin Guo/CHN']],
    ['a stay with its purpose', 'U.S. Deputy Secretary of State Brian Holt is in Qatar, where he will discuss regional security.', ['planned QAT+USA Brian Holt/USA']],
    ['a host who invites', 'Tunisian Prime Minister Sami Gharbi visited Oman on Monday at the invitation of Sultan Hamad bin Said.', ['held OMN+TUN Sami Gharbi/TUN, Hamad bin Said/OMN']],
    ['those who chair it together', 'The sixth session was co-chaired by Kenyan Trade Minister Grace Wanjiru and Ugandan Trade Minister Moses Okello.', ['held KEN+UGA Grace Wanjiru/KEN, Moses Okello/UGA']],
    ['a dinner for a guest', 'Japanese Emperor Haruto hosted a banquet for Brazilian President Paulo Reis in Tokyo.', ['held BRA+JPN Haruto/JPN, Paulo Reis/BRA']],
    ['a courtesy call with its matter', 'Singaporean Minister Grace Lim called on Vietnamese Premier Tran Duc Minh to discuss trade.', ['held SGP+VNM Grace Lim/SGP, Tran Duc Minh/VNM']],
    ['a delegation told at length', 'Vice President Dana Holt of the United States met with a government delegation from Mexico.', ['held MEX+USA Dana Holt/USA']],
    ['one after the other', 'Japanese Minister Emi Sato will be meeting Thai Minister Niran Chaiyo and signing a memorandum, as well as meeting Lao Minister Kham Phouma.', ['planned JPN+THA Emi Sato/JPN, Niran Chaiyo/THA', 'planned JPN+LAO Emi Sato/JPN, Kham Phouma/LAO']],
    ['talks that are his', 'Armenian Prime Minister Tigran Sarkisov informed Russian President Pavel Orlov about his talks with Azerbaijani President Rauf Ismayilov in Brussels.', ['held ARM+AZE Tigran Sarkisov/ARM, Rauf Ismayilov/AZE']],
    ['talks between two that a verb follows', 'Talks between Ethiopia and Eritrea were held on Monday.', ['held ERI+ETH']],
    ['talks between two, planned for a day', "Peace talks planned for this weekend between Ethiopia's federal government and Tarvan rebels have been delayed.", ['postponed ETH+NSA:ethiopian-rebels']],
    ['a call made to somebody', 'Iraqi President Salim al-Jaafari made a phone call to the Emir of Qatar, Sheikh Hamad bin Rashid Al-Thani.', ['held IRQ+QAT Salim al-Jaafari/IRQ, Hamad bin Rashid Al-Thani/QAT']],
    ['a call received on a day', "Kuwait's Amir Sheikh Salem Al-Fahd received Tuesday evening a telephone call from Qatar's Amir Sheikh Hamad bin Rashid Al-Thani.", ['held KWT+QAT Salem Al-Fahd/KWT, Hamad bin Rashid Al-Thani/QAT']],
    ['what was done in a call', 'King Hamza of Jordan, in a phone call on Monday, congratulated Moroccan Prime Minister Said Amrani.', ['held JOR+MAR Hamza/JOR, Said Amrani/MAR']],
    ['a call paid on somebody', "China's premier paid a call on Singapore's president.", ['held CHN+SGP']],
    ['a briefing of the other side', 'NATO officials briefed Russian diplomats on the plan.', ['held NATO+RUS']],
    ['whoever mediates', 'Qatar mediated between the Taliban and the Afghan government.', ['held AFG+NSA:taliban+QAT']],
    ['whoever brings two together at his table', 'Egypt hosted talks between Hamas and Fatah.', ['held EGY+NSA:fatah+NSA:hamas']],
    ['who brokers talks, told behind them', 'Israel and Lebanon held talks in Naqoura, mediated by U.S. envoy Dana Holt.', ['held ISR+LBN+USA Dana Holt/USA']],
    ['a meeting told with its week before its members', 'She is arranging a meeting next week of the foreign ministers of Bosnia, Croatia and Serbia.', ['planned BIH+HRV+SRB']],
    ['a delegation that arrives', 'A Vietnamese delegation arrived in Phnom Penh on Tuesday.', ['held KHM+VNM']],
    ['a caption without a finite verb', 'Singaporean Minister Grace Lim meeting Vietnamese Premier Tran Duc Minh in Hanoi on 8 March 2026.', ['held SGP+VNM Grace Lim/SGP, Tran Duc Minh/VNM']],
    ['a picture of two', 'Kenyan President Daudi Langat (L) and Uganda\'s Moses Okello at State House in Entebbe on 8 March 2026 (Photo: Press Unit)', ['held KEN+UGA Daudi Langat/KEN, Moses Okello/UGA']],
    ['a paper that two sign', 'On Saturday night, Chilean Foreign Minister Rosa Ibáñez and her Peruvian counterpart Julio Quispe signed a fishing agreement.', ['held CHL+PER Rosa Ibáñez/CHL, Julio Quispe/PER']],
    ['an exchange with somebody', 'Chilean Foreign Minister Rosa Ibáñez held a warm exchange with Peruvian Foreign Minister Julio Quispe.', ['held CHL+PER Rosa Ibáñez/CHL, Julio Quispe/PER']],
    ['talks with a chairman behind an abbreviation', 'She spoke of the talks between NA Chairman of Vietnam Tran Duc Minh and Lao Speaker Kham Phouma.', ['held LAO+VNM Tran Duc Minh/VNM, Kham Phouma/LAO']],
    ['a summit in the month of May', 'A summit was held between the leaders of Kenya and Uganda on May 26.', ['held KEN+UGA']],
    ['a meeting of a body with a long name', 'Turkish Foreign Minister Kemal Aksoy participated in the Meeting of the Council of Ministers of Foreign Affairs of the European Union.', ['held EU+TUR Kemal Aksoy/TUR']],
    ['meetings that somebody had', 'He recalled the two meetings German Chancellor Petra Voss had with French President Luc Armand in January.', ['held DEU+FRA Petra Voss/DEU, Luc Armand/FRA']],
    ['a call to somebody without a name', 'The Algerian president called his French counterpart on Sunday.', ['held DZA+FRA']],
    ['a call that opens the sentence', 'During a call on Thursday, Jordanian King Hamza pressed Israeli Prime Minister Dan Peretz to open the crossing.', ['held ISR+JOR Hamza/JOR, Dan Peretz/ISR']],
    ['no criticism at a meeting at home', 'During a meeting in Lyon on Monday, French President Luc Armand criticised Malian President Issa Keita.', []],
    ['leaders of a people and of a country', 'Serbian and Kosovo leaders met in Brussels.', ['held SRB+XKX']],
    ['a summit and who hosted it', 'It followed the NATO summit that Danish Prime Minister Lars Holm hosted in Odense in January.', ['held DNK+NATO Lars Holm/DNK']],
    ['separate talks', 'Kenyan President Daudi Langat held separate talks with French President Luc Armand and Chinese Premier Lin Guo on Tuesday.', ['held FRA+KEN Daudi Langat/KEN, Luc Armand/FRA', 'held CHN+KEN Daudi Langat/KEN, Lin Guo/CHN']],
    ['partners among allies', 'Kenyan President Daudi Langat will also meet regional allies including Ugandan President Moses Okello on Friday.', ['planned KEN+UGA Daudi Langat/KEN, Moses Okello/UGA']],
    ['talks that two are invited to', 'The envoy has invited the Sudanese army and the Rapid Support Forces to talks in Geneva in May.', ['proposed NSA:rapid-support-forces+SDN']],
    ['a conversation at a ministry', 'Russian Ambassador Vadim Orlov answered questions about a drone during a conversation at the Swedish Foreign Ministry on Thursday.', ['held RUS+SWE Vadim Orlov/RUS']],
    ['a retreat', "Singaporean Minister Grace Lim will attend the ASEAN Foreign Ministers' Retreat in Langkawi, Malaysia, on Friday.", ['planned ASEAN+MYS+SGP Grace Lim/SGP']],
    ['a meet', 'Chilean Foreign Minister Rosa Ibáñez and Peruvian Foreign Minister Julio Quispe had a brief meet in Lima on Tuesday.', ['held CHL+PER Rosa Ibáñez/CHL, Julio Quispe/PER']],
    ['a host who receives him', 'Iraqi President Salim al-Jaafari has many friends. Turkish President Kemal Aksoy hosted him in November.', ['held IRQ+TUR Kemal Aksoy/TUR, Salim al-Jaafari/IRQ']],
    ['him who is not the speaker', 'Iraqi President Salim al-Jaafari told Turkish President Kemal Aksoy that he would visit him in Ankara on Friday.', ['held IRQ+TUR Salim al-Jaafari/IRQ, Kemal Aksoy/TUR', 'planned IRQ+TUR Salim al-Jaafari/IRQ, Kemal Aksoy/TUR']],
    ['somebody by the office that he has in full', 'US Secretary of State Dana Whitlock is in Rabat. The Secretary met Moroccan Foreign Minister Said Amrani on Monday.', ['held MAR+USA Dana Whitlock/USA, Said Amrani/MAR']],
    ['talks between foes', 'Iraq will host another round of talks between regional foes Iran and Saudi Arabia on Wednesday.', ['planned IRN+IRQ+SAU']],
    ['an office that says what he does', 'Turkish Foreign Minister Ali Demir was silent. The Iraqi president said that he met Turkish President Kemal Aksoy on Monday.', ['held IRQ+TUR Kemal Aksoy/TUR']],
    ['two officials, one of them without a country', 'MANILA: President Jose Cruz and Thai Prime Minister Niran Chaiyo discussed fishing on Tuesday.', ['held PHL+THA Jose Cruz/PHL, Niran Chaiyo/THA']],
    ['an invitation after a meeting', 'On Friday, Kenyan President Daudi Langat invited the Ghanaian president to Nairobi following a meeting in Accra on Monday.', ['proposed GHA+KEN Daudi Langat/KEN', 'held GHA+KEN Daudi Langat/KEN']],
    ['a clause that begins with as', 'The crowd cheered as US President Dan Holt met the Emir of Kuwait on Thursday.', ['held KWT+USA Dan Holt/USA']],
    ['the two Koreas', 'Delegations from the two Koreas met at Panmunjom.', ['held KOR+PRK']],
    ['a participle behind a comma', 'Maltese Finance Minister Carmel Borg travelled widely, meeting with Irish Finance Minister Michael Duffy on Monday.', ['held IRL+MLT Carmel Borg/MLT, Michael Duffy/IRL']],
    ['an opening about somebody else', 'Pakistani Speaker Asif Malik spoke. Talking to a delegation of Ivory Coast headed by Parliament President Adama Kone, he praised trade.', ['held CIV+PAK Asif Malik/PAK, Adama Kone/CIV']],
    ['a first visit told by itself', 'EU envoy Frida Holm will travel next week. It will be her first visit to Kosovo.', ['planned EU+XKX Frida Holm/EU']],
    ['of the two by their number alone', 'German Chancellor Petra Voss and French President Luc Armand held talks in Metz on Monday. The two met again on Wednesday.', ['held DEU+FRA Petra Voss/DEU, Luc Armand/FRA', 'held DEU+FRA Petra Voss/DEU, Luc Armand/FRA']],
    ['of a ministry where one talks', 'Russian Ambassador to Sweden Vadim Luzin rejected accusations over a drone found on the island of Gotland during a conversation at the Swedish Foreign Ministry on Thursday.', ['held RUS+SWE Vadim Luzin/RUS']],
    ['of those who are invited to it', 'The envoy has invited the Sudanese army and the Rapid Support Forces to talks in Geneva in May.', ['proposed NSA:rapid-support-forces+SDN']],
    ['around quotation marks', 'Russia and Ukraine would “immediately” start negotiations in Geneva, the president said.', ['planned RUS+UKR']],
    ['once, behind what was agreed at it', "Japan's Finance Minister Taro Kishi and U.S. Treasury Secretary Craig Holt agreed to keep communicating after meeting on the sidelines of the G-7 gathering in Canada.", ['held JPN+USA Taro Kishi/JPN, Craig Holt/USA']],
    ['of a journey and what it is for', 'Secretary of State John Keller flew to Doha on Tuesday to meet Prime Minister Khalid Al Mirqab.', ['planned QAT+USA John Keller/USA, Khalid Al Mirqab/QAT']],
    ['of a journey to come, behind another meeting', 'Danish Foreign Minister Mikkel Thorup will meet Sri Lankan Foreign Minister Vijitha Perera before travelling to Delhi for talks with Prime Minister Arjun Rao.', ['planned DNK+LKA Mikkel Thorup/DNK, Vijitha Perera/LKA', 'planned DNK+IND Mikkel Thorup/DNK, Arjun Rao/IND']],
    ['two of which only one is named by its state', 'CAIRO — Egyptian officials spoke. It followed a meeting between Foreign Minister Samir Nour and US counterpart John Keller in Washington.', ['held EGY+USA Samir Nour/EGY, John Keller/USA'], { outlet: 'Ahram Online' }],
    ['whom a delegation was received by', "An ECOWAS delegation arrived in Niger on Saturday. They were received by the country's Prime Minister, Lamine Zeinou.", ['held ECOWAS+NER Lamine Zeinou/NER']],
    ['a host of a dialogue by its pair', 'EU High Representative Josep Boada will host a meeting of the Belgrade-Pristina dialogue in Brussels on Wednesday.', ['planned EU+SRB+XKX Josep Boada/EU']],
    ['a government and the rebels it meets', 'Philippine government negotiators met communist rebels in Oslo.', ['held NSA:philippine-rebels+PHL']],
    ['two by name, then by their offices in the same order', 'Hilda Voss and Luc Armand will meet on Monday. The German chancellor and French president are to sign a treaty.', ['planned DEU+FRA Hilda Voss/DEU, Luc Armand/FRA']],
    ['whose office another precedes', 'At the invitation of the Prime Minister of Croatia, Ed Whitlock, Prime Minister of Australia, paid an official visit to Croatia from 3 to 5 March.', ['held AUS+HRV Ed Whitlock/AUS']],
    ['the guest behind his host, both by office and name', 'At the invitation of the Croatian Prime Minister, Ivo Bilic, the Prime Minister of Australia, Ed Whitlock, paid an official visit to Croatia from 3 to 5 March.', ['held AUS+HRV Ed Whitlock/AUS, Ivo Bilic/HRV']],
    ['names that begin like a month or an article', 'The Czech foreign minister, Jan Kolar, met his Indian counterpart A K Rao in Prague on Monday.', ['held CZE+IND Jan Kolar/CZE, A K Rao/IND']],
    ['a capital told before the guest', 'Qatari Prime Minister Khalid Al Misned received, in the Qatari capital, Doha, Kenyan Foreign Minister Musa Otieno on Tuesday.', ['held KEN+QAT Khalid Al Misned/QAT, Musa Otieno/KEN']],
    ['their Excellencies', 'HE Prime Minister of Qatar Sheikh Khalid Al Misned met today with HE Foreign Minister of Kenya Musa Otieno.', ['held KEN+QAT Khalid Al Misned/QAT, Musa Otieno/KEN']],
    ['an ambassador to the kingdom that reports it', 'Vice Minister of Foreign Affairs Eng. Walid Al-Harbi received Ambassador of Ghana to the Kingdom Kofi Mensah.', ['held GHA+SAU Walid Al-Harbi/SAU, Kofi Mensah/GHA'], { outlet: 'Saudi Press Agency' }],
    ['who joined, of an official outlet\'s own', 'President Baker spoke on Monday with Prime Minister Kishi of Japan. Secretary Kerrigan and Assistant Secretary of State Greg Newton also joined the call.', ['held JPN+USA Baker/USA, Kishi/JPN, Kerrigan/USA, Greg Newton/USA'], { outlet: 'The White House' }],
    ['an envoy told again by that alone', 'Israeli Prime Minister Dan Regev met US special envoy Steve Whitcomb on Thursday, a day after the envoy held talks in Cairo with Egyptian intelligence chief Hassan Rashid.', ['held ISR+USA Dan Regev/ISR, Steve Whitcomb/USA', 'held EGY+USA Steve Whitcomb/USA, Hassan Rashid/EGY']],
    ['two presidents without a country', 'President Bola Tinuba has left Abuja for Paris on a visit during which he will meet President Luc Armand.', ['planned FRA+NGA Bola Tinuba/NGA, Luc Armand/FRA'], { outlet: 'Premium Times' }],
    ['any holder of an office, who is nobody named', 'The last time an Indian foreign minister visited Pakistan was in 2015. Indian Foreign Minister R. Kapoor spoke on Monday.', ['held IND+PAK']],
    ['those who talk about a summit, once', 'French President Luc Armand and German Chancellor Hilda Voss met in Metz on Monday to discuss the Amazon summit.', ['held DEU+FRA Luc Armand/FRA, Hilda Voss/DEU']],
    ['a Finnish broadcaster\'s president', 'President Eero Salo will travel to Washington next week, where he is due to meet US President Al Hodge.', ['planned FIN+USA Eero Salo/FIN, Al Hodge/USA'], { outlet: 'Yle' }],
    ['states told by their region', 'Prime ministers of the three Baltic states met in Riga on Friday and called for tougher sanctions on Russia.', ['held EST+LTU+LVA']],
    ['those who are under sanctions as matter alone', 'The defence ministers of the two countries met in Riga on Friday and called for tougher sanctions on Russia.', []],
    ['two secretaries of one state', 'Chinese Commerce Minister Wang Wenta met US Trade Representative Jamie Green and Treasury Secretary Scott Bess in Geneva on Monday.', ['held CHN+USA Wang Wenta/CHN, Jamie Green/USA, Scott Bess/USA']],
    ['whoever arrived, where he was greeted', "Fresh from talks in Riyadh with Crown Prince Faisal bin Turki of Saudi Arabia, Syrian President Ahmad Sharif arrived in Doha on Thursday, where he was greeted by Qatar's emir.", ['held SAU+SYR Ahmad Sharif/SYR, Faisal bin Turki/SAU', 'held QAT+SYR Ahmad Sharif/SYR']],
    ['two who are told only later, not by the cities where they met', 'The two foreign ministers last met in Munich in February and will meet again in Johannesburg in May.', []],
    ['a secretary of a council that bears its nation', 'North Korean leader Kim Jong-su met Russian Security Council Secretary Sergei Shoigin in Pyongyang on Monday.', ['held PRK+RUS Kim Jong-su/PRK, Sergei Shoigin/RUS']],
    ['a counterpart told behind his name', 'Indian External Affairs Minister S. Rao met Abdul Karim, his Bangladeshi counterpart, on Monday.', ['held BGD+IND S. Rao/IND, Abdul Karim/BGD']],
    ['coast guards', 'The Philippine and Chinese coast guards held talks in Manila in January.', ['held CHN+PHL']],
    ['an agreement with its day and place', 'Chilean President Gabriela Borja and her Bolivian counterpart, Rodrigo Paz, agreed on Tuesday in La Paz to restore ambassadors.', ['held BOL+CHL Gabriela Borja/CHL, Rodrigo Paz/BOL']],
    ['an agreement from afar as none', 'Chilean President Gabriela Borja and Bolivian President Rodrigo Paz agreed on Tuesday to restore ambassadors.', []],
    ['a paper that two initial', 'Armenian Foreign Minister Ara Simonyan and Azerbaijani Foreign Minister Elnur Bayram initialed an accord in Washington on Friday.', ['held ARM+AZE Ara Simonyan/ARM, Elnur Bayram/AZE']],
    [
      'partners told again behind "the meetings with"',
      "Estonian Foreign Minister Kaarel Vahtra will meet with the foreign ministers of Austria, Slovenia and Moldova on Thursday. The separate meetings with Austria's Resi Hofer, Slovenia's Gregor Novak and Moldova's Lilia Burlacu will deal with power grids.",
      ['planned AUT+EST Kaarel Vahtra/EST, Resi Hofer/AUT', 'planned EST+SVN Kaarel Vahtra/EST, Gregor Novak/SVN', 'planned EST+MDA Kaarel Vahtra/EST, Lilia Burlacu/MDA'],
    ],
    ['who led the delegations to talks told once', 'Chile will lower storage fees for Bolivian cargo, the deputy foreign ministers of the two countries said on Friday after a day of talks. Chilean Undersecretary Paulina Echave and Bolivian Vice Minister Edwin Ticona led the delegations.', ['held BOL+CHL Paulina Echave/CHL, Edwin Ticona/BOL']],
    ['an opening before its subject', "Speaking to reporters after a meeting with Germany's foreign minister, U.N. Secretary-General Paulo Reis said he was hopeful.", ['held DEU+UN Paulo Reis/UN']],
  ])('%s', (_what, text, expected, article) => {
    expect(whoMeets(text, article)).toEqual(expected)
  })
})

describe('the hosts of a visit', () => {
  const told = (text: string) => whoMeets(text, { outlet: 'Prime Minister of Australia' })
  it.each([
    ['have an occasion each by their offices', 'President Daudi Langat of Kenya will visit Canberra. In Canberra, the Governor-General will host a dinner for President Langat. I will host a lunch for him.', 2],
    ['have one if the office is the same', 'The President of Kenya will visit Canberra on Friday. The Governor-General will host a dinner for the President of Kenya. The dinner that the Governor-General will host for the President of Kenya is at seven.', 1],
  ])('%s', (_what, text, expected) => {
    expect(told(text)).toHaveLength(expected)
  })
})

describe('a gathering has for its members', () => {
  it.each<Case>([
    ['those who took part, by a list', 'ASEAN leaders met in Jakarta on Sunday for a summit with Russia.\n\nTaking part were Prime Minister Hun Sothea of Cambodia and Prime Minister Tran Duc Minh of Vietnam.', ['held ASEAN+KHM+RUS+VNM Hun Sothea/KHM, Tran Duc Minh/VNM']],
    ["its host, where a body's own meeting opens", 'The 54th Pacific Islands Forum (PIF) Leaders Meeting opened in Honiara on Monday.', ['held PIF+SLB']],
    ['the country of the capital that it meets in', 'Defence ministers from the Association of Southeast Asian Nations met on Wednesday in the Laotian capital Vientiane.', ['held ASEAN+LAO']],
    ['not whoever tells of it', 'Leaders of the African Union met in Niamey, Niger, on Sunday for a summit, Kenyan Foreign Minister Grace Wanjiru said.', ['held AU+NER']],
  ])('%s', (_what, text, expected, article) => {
    expect(whoMeets(text, article)).toEqual(expected)
  })
})

describe('an official without a nationality is', () => {
  it.each<Case>([
    ['of the only state that has such an office', 'Secretary of State Dana Whitlock met with Panamanian President José Raúl Castillo in Panama City.', ['held PAN+USA Dana Whitlock/USA, José Raúl Castillo/PAN']],
    ['of that state as its deputy', 'Deputy Secretary of State Dana Whitlock spoke by phone with Japanese Vice Foreign Minister Mori Takumi.', ['held JPN+USA Dana Whitlock/USA, Mori Takumi/JPN']],
    ['of the state that usually has such an office', 'External Affairs Minister Arjun Rao met US National Security Advisor Craig Holt on Monday.', ['held IND+USA Arjun Rao/IND, Craig Holt/USA']],
    ["of his own, though his wife bears his name", 'President Holt and Nancy Holt received Italian President Paolo Conti, the White House said.', ['held ITA+USA Holt/USA, Paolo Conti/ITA']],
    ['not of the state that he goes to', 'WASHINGTON, March 4 - President Holt will visit Rome in June, the White House said. He will meet Italian President Paolo Conti.', ['planned ITA+USA Holt/USA, Paolo Conti/ITA']],
    ['not of the country that is talked of', 'Secretary of State Dana Whitlock and Russian Foreign Minister Pavel Orlov discussed Syria over lunch.', ['held RUS+USA Dana Whitlock/USA, Pavel Orlov/RUS']],
    ['of whoever sends him, not of where he is posted', 'The UN Syria envoy, Lars Holm, met Syrian Foreign Minister Faisal Haddad in Damascus.', ['held SYR+UN Lars Holm/UN, Faisal Haddad/SYR']],
    ["of the outlet's country in a story of a journey", 'BAKU: Foreign Minister Salem Al-Mutairi met Turkish Foreign Minister Kemal Aksoy in Baku on Monday.', ['held KWT+TUR Salem Al-Mutairi/KWT, Kemal Aksoy/TUR'], { outlet: 'Kuwait Times' }],
    ['of the country of the domain', 'President Nimal Perera held talks with Indian Prime Minister Arjun Rao.', ['held IND+LKA Nimal Perera/LKA, Arjun Rao/IND'], { url: 'https://news.example.lk/1' }],
    ['of no country whose domain stands for something else', 'President Nimal Perera held talks with Indian Prime Minister Arjun Rao.', [], { url: 'https://news.example.tv/1', outlet: null }],
    ['of whose delegation he leads', 'A South African military delegation headed by the Chief of the Army, Thabo Maseko, arrived in Moscow for talks with Russian Defence Minister Pavel Orlov.', ['planned RUS+ZAF Thabo Maseko/ZAF, Pavel Orlov/RUS']],
    ['not of the country that he visits', "The Deputy Minister, Ms Candice Radebe, visited Equatorial Guinea. During her visit to Malabo, the Deputy Minister met the Minister of Foreign Affairs, Mr Simeon Esono. Deputy Minister Radebe reaffirmed South Africa's commitment to trade.", ['held GNQ+ZAF Candice Radebe/ZAF, Simeon Esono/GNQ']],
    ["not of his counterparts' countries", 'Defence Minister Rajan Mehta met his Malaysian and Lao counterparts in Vientiane. Malaysia and Laos agreed. India wants more.', ['held IND+MYS Rajan Mehta/IND', 'held IND+LAO Rajan Mehta/IND']],
    ['of the country that heads the article', 'President Farouk received a delegation from the US Congress on Monday.', ['held EGY+USA Farouk/EGY'], { title: 'Egypt: President Farouk receives delegation' }],
    ['of the delegation told before', 'A delegation from the African Union arrived in Juba. The delegation was led by the former president of Malawi, Gerald Moyo. Moyo met South Sudanese President Akol Deng on Monday.', ['held AU+SSD Gerald Moyo/AU, Akol Deng/SSD']],
    ['of where the wire writes from, not of where he meets', 'KATHMANDU: Foreign Minister Narayan Karki met Indian Foreign Minister Rajan Mehta in Colombo on Tuesday.', ['held IND+NPL Narayan Karki/NPL, Rajan Mehta/IND']],
    ['of whoever sends him, not of the body that he is accredited to', "Iran's IAEA representative Reza Najjar met Rafael Gross, director general of the IAEA, on Monday.", ['held IAEA+IRN Reza Najjar/IRN, Rafael Gross/IAEA']],
    ['of his ministry, though called ambassador', 'Vice Minister of Foreign Affairs of Guatemala, Ambassador Luisa Ramos, met Guyanese President Ian Persaud.', ['held GTM+GUY Luisa Ramos/GTM, Ian Persaud/GUY']],
    ['of the office that he is called by next', 'Hrytsenko said he was ready. The Ukrainian leader spoke by phone with Turkish President Kemal Aksoy on Friday. Hrytsenko thanked Ankara. Hrytsenko will speak on Monday.', ['held TUR+UKR Hrytsenko/UKR, Kemal Aksoy/TUR']],
    ['of no state without such an office', 'President Karl Holt met Australian Foreign Minister Jill Harrow in Washington on Tuesday. He said the United States would help.', ['held AUS+USA Karl Holt/USA, Jill Harrow/AUS'], { outlet: 'The Sydney Morning Herald' }],
    ['of the country that he is called on in', 'U.S. Secretary of State Dana Whitlock flew to Rwanda on Tuesday, where she met President Jean Habimana.', ['held RWA+USA Dana Whitlock/USA, Jean Habimana/RWA']],
    ['of the Soviet Union while that stood', 'Moscow and Washington held talks in Geneva on Monday.', ['held SUN+USA'], { published: '1986-03-12' }],
    ['of the leader whose adviser he is', "Foreign Minister Taro Mori met South Korean President Bae Seung-jun's national security adviser, Kim Dae-ho, in Tokyo on Monday, the Japanese government said.", ['held JPN+KOR Taro Mori/JPN, Kim Dae-ho/KOR']],
    ['of whoever he accompanies', 'Portuguese Prime Minister Rui Costa met Angolan President Joao Neto in Luanda on Monday. Costa was accompanied by Foreign Minister Ana Reis, and Neto was accompanied by Oil Minister Pedro Dias.', ['held AGO+PRT Rui Costa/PRT, Joao Neto/AGO, Ana Reis/PRT, Pedro Dias/AGO']],
    ['of the one office that stands for nobody else', 'Petrov Orlov had a telephone conversation with President Paulo Reis of Brazil on Friday. It was cordial. Nobody spoke of Chile. The President of Russia was pleased.', ['held BRA+RUS Petrov Orlov/RUS, Paulo Reis/BRA']],
    ['the one first told without one, called by his office alone', 'President Holt met with President Sosa of Peru on Monday. The President also met with Prime Minister Aas of Norway on Tuesday.', ['held PER+USA Holt/USA, Sosa/PER', 'held NOR+USA Holt/USA, Aas/NOR'], { outlet: 'The White House' }],
    ["of the organisation whose outlet it is", 'The Secretary-General spoke. That evening, he met with the Foreign Minister of Chile, Rosa Soto.', ['held CHL+UN Rosa Soto/CHL'], { outlet: 'UN' }],
    ['of the body that he heads by its adjective', 'Gideon Tamar, the director-general of the Israeli Foreign Ministry, met the speaker of the Turkish parliament, Mehmet Sahin, in Ankara on Monday.', ['held ISR+TUR Gideon Tamar/ISR, Mehmet Sahin/TUR']],
    ['of the movement, not of the place that he heads for it', 'Hamas Gaza chief Khalil Haddad met Egyptian intelligence chief Hassan Rashwan in Cairo on Sunday.', ['held EGY+NSA:hamas Khalil Haddad/NSA:hamas, Hassan Rashwan/EGY']],
    ['of the union whose envoy he is, without a comma behind his name', "The African Union's special envoy for the Horn of Africa, Olu Obasi is hopeful. Obasi met Prime Minister Dawit Bekele in Addis Ababa on Tuesday.", ['held AU+ETH Olu Obasi/AU, Dawit Bekele/ETH']],
    ['of no movement as head of a government', 'Ethiopia waits. African Union envoy Olu Obasi met Prime Minister Dawit Bekele and the leadership of the Tigray People’s Liberation Front on Tuesday.', ['held AU+ETH Olu Obasi/AU, Dawit Bekele/ETH', 'held AU+NSA:tplf Olu Obasi/AU']],
    ["of his counterpart's country, though called prince", 'U.S. Secretary of State James Hale met his Saudi Arabian counterpart, Prince Faris Al Turki, and Egyptian Foreign Minister Esmat Nour in Cairo on Monday.', ['held SAU+USA James Hale/USA, Faris Al Turki/SAU', 'held EGY+USA James Hale/USA, Esmat Nour/EGY']],
    ['of where a foreigner meets him, by the dateline', 'NAIROBI, March 10 - Norwegian Foreign Minister Torben Aas held talks with President Amos Kirui on Tuesday.', ['held KEN+NOR Torben Aas/NOR, Amos Kirui/KEN'], { outlet: 'The New York Times' }],
    ['of no country whose troubles are talked of', 'Peruvian President Julio Sosa held talks with Prime Minister Torben Aas on the situation in Iraq on Tuesday. Norway is glad. Norway is far.', ['held NOR+PER Julio Sosa/PER, Torben Aas/NOR']],
    ['not of the office of the next in a list', "U.S. Secretary of State Dana Whitlock is in Geneva. The arrival of Whitlock, Britain's foreign secretary, Dan Hale, and others raised hopes. Whitlock met Iranian Foreign Minister Abbas Karimi on Monday.", ['held IRN+USA Dana Whitlock/USA, Abbas Karimi/IRN']],
    ['of the side that a delegation met', 'A Hamas delegation met Egyptian intelligence chief Hassan Rashwan and Foreign Minister Sami Nour in Cairo on Saturday.', ['held EGY+NSA:hamas Hassan Rashwan/EGY, Sami Nour/EGY'], { outlet: 'The Hindu' }],
  ])('%s', (_what, text, expected, article) => {
    expect(whoMeets(text, article)).toEqual(expected)
  })
})

describe('whoever takes part is', () => {
  it.each<Case>([
    ['whoever speaks in a transcript', 'PRIME MINISTER HARROW: Thank you all for coming. Today Prime Minister Toa and I held talks on fisheries in Suva.\nPRIME MINISTER TOA OF FIJI: I also met Foreign Minister Lund of Norway on Monday.', ['held AUS+FJI Harrow/AUS, Toa/FJI', 'held FJI+NOR Toa/FJI, Lund/NOR'], { outlet: 'Prime Minister of Australia' }],
    ['each of a list with a country before every name', 'Ukrainian President Taras Hrytsenko held a meeting with Ministers of Foreign Affairs of Estonia Mart Saar, Latvia Janis Ozols and Lithuania Jonas Petras in Kyiv on Monday.', ['held EST+LTU+LVA+UKR Taras Hrytsenko/UKR, Mart Saar/EST, Janis Ozols/LVA, Jonas Petras/LTU']],
    ['whoever joined the call', 'President Holt spoke by phone on Monday with President Sosa of Peru. Vice President Dana Whitlock also joined the call.', ['held PER+USA Holt/USA, Sosa/PER, Dana Whitlock/USA'], { outlet: 'The White House' }],
    ['all at one table, by the headline', 'Secretary of State Dana Whitlock met on Monday with Japanese Foreign Minister Takumi Mori and Norwegian Foreign Minister Torben Aas.', ['held JPN+NOR+USA Dana Whitlock/USA, Takumi Mori/JPN, Torben Aas/NOR'], { title: 'Secretary Whitlock’s Meeting with the Foreign Ministers of Japan and Norway' }],
    ['not the body at whose side they meet', 'On the sidelines of the UN General Assembly, Kenyan President Grace Wanjiru met Norwegian Prime Minister Torben Aas on Monday.', ['held KEN+NOR Grace Wanjiru/KEN, Torben Aas/NOR']],
    ['whoever was briefed there', 'South Korean officials briefed U.S. President Karl Holt on Monday. The South Korean delegation briefed U.S. Defense Secretary Craig Hale on the plan.', ['held KOR+USA Karl Holt/USA, Craig Hale/USA']],
    ['somebody with a title that bears an apostrophe', 'Minister for Foreign Affairs Lim Wei met the Minister of Health of Malaysia, Dato’ Azlan Rahman, in Putrajaya on Monday.', ['held MYS+SGP Lim Wei/SGP, Azlan Rahman/MYS'], { outlet: 'Ministry of Foreign Affairs, Singapore' }],
    ['nobody who speaks for them', 'German Foreign Minister Olga Marin was received in Tehran on Thursday by Hossein Karimi, spokesman of the foreign ministry. She held talks with Foreign Minister Ali Rezai.', ['held DEU+IRN Olga Marin/DEU, Ali Rezai/IRN']],
    ['whoever was in attendance', 'American and Qatari officials met in Paris on Sunday. In attendance were CIA director Warren Burke and Khalid Al Sabri, the prime minister of Qatar.', ['held QAT+USA Khalid Al Sabri/QAT, Warren Burke/USA']],
    ['each of those who represent their side', 'Israeli and Palestinian teams held talks in Washington on Monday. The Palestinians were represented by Chief Negotiator Saad Erfat and Munir Shtay.', ['held ISR+PSE Saad Erfat/PSE, Munir Shtay/PSE']],
    ['each of those whose office and states are told first', "The foreign ministers of Chad and Niger held talks in Niamey on Monday. Chad's foreign minister, Idriss Mbou, praised the hosts. Niger's defence minister, Salif Touré, did not attend. Niger's foreign minister, Bakary Sanou, smiled.", ['held NER+TCD Idriss Mbou/TCD, Bakary Sanou/NER']],
    ['of some of the leaders told first, not their states alone', 'The leaders of Chad, Niger and Mali met in Bamako on Monday. Chadian President Idriss Mbou and Nigerien leader Bakary Sanou were glad.', ['held MLI+NER+TCD Idriss Mbou/TCD, Bakary Sanou/NER']],
    ['nobody with the same office in another field', 'The defence ministers of India and Kenya met in Delhi on Monday. Indian Foreign Minister Ravi Rao was in Paris.', ['held IND+KEN']],
  ])('%s', (_what, text, expected, article) => {
    expect(whoMeets(text, article)).toEqual(expected)
  })
})

describe('a name is read', () => {
  it.each<Case>([
    ['behind its office and two forms of address', 'Kenyan President Musa Kiptoo met the Prime Minister of Haiti, the Honourable Dr Jean Pierre Duval, on Monday.', ['held HTI+KEN Musa Kiptoo/KEN, Jean Pierre Duval/HTI']],
    ['between its office and where', 'Fijian Prime Minister Jone Tuisawau met the Prime Minister of Vanuatu, Peter Manu on the margins of the forum in Nadi.', ['held FJI+VUT Jone Tuisawau/FJI, Peter Manu/VUT']],
    ["behind an ambassador's full style", 'Mongolian Foreign Minister B. Bataar received Ambassador Extraordinary and Plenipotentiary of the Republic of Cuba Jorge Ferrer on Monday.', ['held CUB+MNG B. Bataar/MNG, Jorge Ferrer/CUB']],
    ["behind a parliament's office", 'Speaker of the National Assembly of Armenia Alen Petrosyan received the delegation led by Iranian MP Mehdi Farhadi.', ['held ARM+IRN Alen Petrosyan/ARM, Mehdi Farhadi/IRN']],
    ['before letters that follow it', 'The Albanian Speaker Mr Ilir Dodaj MP visited Dutch Prime Minister Pieter Verhagen in The Hague.', ['held ALB+NLD Ilir Dodaj/ALB, Pieter Verhagen/NLD']],
    ['as one, with a rank before it or without', 'A delegation headed by Vietnamese Defence Minister General Phung Quang Thao met Mongolian Defence Minister Bold Bataar. General Thao thanked Minister Bold.', ['held MNG+VNM Phung Quang Thao/VNM, Bold Bataar/MNG']],
    ['that begins like an office', "Amir Khan Mutawakil, the Taliban's acting Foreign Minister, spoke by phone with Uzbek Foreign Minister Baxtiyor Saitov.", ['held NSA:taliban+UZB Amir Khan Mutawakil/NSA:taliban, Baxtiyor Saitov/UZB']],
    ['that is a city, behind a rank', 'US Defence Secretary Floyd Austin spoke. General Austin met Egyptian President Sami Farouk on Monday.', ['held EGY+USA Floyd Austin/USA, Sami Farouk/EGY']],
    ['with a rank behind the office', "The head of Egypt's General Intelligence Service, Major General Hossam Gharib, met Sudanese leader Musa Idris.", ['held EGY+SDN Hossam Gharib/EGY, Musa Idris/SDN']],
    ['for a counterpart told later', 'Chinese Defence Minister Lin Jun met his Lao counterpart in Beijing on Friday. Lao Defence Minister Kham Phouma agreed.', ['held CHN+LAO Lin Jun/CHN, Kham Phouma/LAO']],
    ['in brackets behind an office', 'Foreign Secretary (R. Menon) spoke to his Nepali counterpart (Bishnu Raj Thapa) on Monday.', ['held IND+NPL R. Menon/IND, Bishnu Raj Thapa/NPL'], { outlet: 'The Hindu' }],
    ['behind an office in brackets', 'Turkish Foreign Minister Cem Aydın met (Serbian President) Aleksandar Ilić on Monday.', ['held SRB+TUR Cem Aydın/TUR, Aleksandar Ilić/SRB']],
    ['of whose list somebody with an office is none', 'Egyptian Foreign Minister Samir Nour met his Cypriot and Greek counterparts, Andreas Loizou and Nikos Dellas, and EU foreign policy chief Luisa Ferri in Cairo on Monday.', ['held CYP+EGY Samir Nour/EGY, Andreas Loizou/CYP', 'held EGY+GRC Samir Nour/EGY, Nikos Dellas/GRC', 'held EGY+EU Samir Nour/EGY, Luisa Ferri/EU']],
    ['behind two offices, of which the first is in a commission', 'U.S. Secretary of State Dana Whitlock hosted Chinese Director of the Central Foreign Affairs Commission and Foreign Minister Wang Lei in Washington on Monday.', ['held CHN+USA Dana Whitlock/USA, Wang Lei/CHN']],
    ["before a body's office that runs on behind its name", "Li Hua, vice chairwoman of the National People's Congress Standing Committee, met Cuban President Jorge Ferrer in Havana on Monday.", ['held CHN+CUB Li Hua/CHN, Jorge Ferrer/CUB']],
    ['for a counterpart told later by the same office alone', 'President Holt and his Peruvian counterpart spoke by phone on Friday. The White House said President Julio Sosa had invited President Holt to Lima.', ['held PER+USA Holt/USA, Julio Sosa/PER', 'proposed PER+USA Holt/USA, Julio Sosa/PER']],
    ['for a counterpart of the same field', 'Defence Minister Rajan Mehta met his Kenyan counterpart in Nairobi on Monday. Home Minister Arjun Rao was in Delhi. Defence Minister Aden Duale thanked India.', ['held IND+KEN Rajan Mehta/IND, Aden Duale/KEN'], { outlet: 'The Hindu' }],
    ["for a state's office told before it", "German Chancellor Petra Voss met Peru's president in Berlin on Tuesday. The talks were the first in years. President Sosa thanked her.", ['held DEU+PER Petra Voss/DEU, Sosa/PER']],
    ['for no office that a government bears', "U.S. Secretary of State Dana Whitlock met Syria's foreign minister in New York on Monday. The Holt administration seeks peace. Walid Haddad did not speak.", ['held SYR+USA Dana Whitlock/USA']],
  ])('%s', (_what, text, expected, article) => {
    expect(whoMeets(text, article)).toEqual(expected)
  })
})

describe('what is told around a meeting is read as it is meant:', () => {
  it.each<Case>([
    ['an arrival for talks with others is no meeting with the host', "Iran's Foreign Minister Reza Karimi has arrived in Muscat to take part in a third round of talks with U.S. envoy Dana Whitlock.", ['planned IRN+USA Reza Karimi/IRN, Dana Whitlock/USA']],
    ['a visiting official does not visit where he is from', 'Israeli Prime Minister Ari Lavon meets with visiting US envoy Dana Whitlock in Jerusalem.', ['held ISR+USA Ari Lavon/ISR, Dana Whitlock/USA']],
    ["a counterpart's state is not his own", 'President Paul Nshuti and his Congolese counterpart Felix Ilunga met in Doha on Tuesday for talks hosted by the Emir of Qatar, Sheikh Khalid Al Mirqab.', ['held COD+QAT Felix Ilunga/COD, Khalid Al Mirqab/QAT']],
    ['a region stands for its states', 'Estonian, Latvian and Lithuanian papers say that Baltic foreign ministers met Polish Foreign Minister Adam Wrona in Riga on Tuesday.', ['held EST+LTU+LVA+POL Adam Wrona/POL']],
    ['states that come first in a sentence are a list', 'Turkey, Iran and Russia held talks in Astana on Tuesday.', ['held IRN+RUS+TUR']],
    ['a weekday before a list of states is no place', 'On Tuesday, Turkey, Iran and Russia met in Astana.', ['held IRN+RUS+TUR']],
    ['a state behind its city is a place', 'Kenyan and Ugandan officials met in Geneva, Switzerland on Tuesday.', ['held KEN+UGA']],
    ['a matter that is discussed meets nobody', 'Kenyan President Daudi Langat met Ugandan President Moses Okello on Tuesday. Sudan and Somalia were discussed.', ['held KEN+UGA Daudi Langat/KEN, Moses Okello/UGA']],
    ['journalists are no other side', 'Kenyan President Daudi Langat met Ugandan President Moses Okello on Tuesday. The two presidents will meet journalists on Friday.', ['held KEN+UGA Daudi Langat/KEN, Moses Okello/UGA']],
    ['the next round is another', 'Kenyan President Daudi Langat met Ugandan President Moses Okello on Tuesday. The next round of talks will be held in Kampala in May.', ['held KEN+UGA Daudi Langat/KEN, Moses Okello/UGA', 'planned KEN+UGA']],
    ['the day before stands within a matter', 'Swiss Foreign Minister Didier Rochat discussed these issues the day before in Stockholm with Swedish Foreign Minister Maja Lund.', ['held CHE+SWE Didier Rochat/CHE, Maja Lund/SWE']],
  ])('%s', (_what, text, expected, article) => {
    expect(whoMeets(text, article)).toEqual(expected)
  })

  it('the first talks in six years have the day that stands behind', () => {
    const [record] = extractMeetings({ text: 'TOKYO - Japan and China held their first high-level economic dialogue in six years on Saturday.', published: '2026-03-12' })
    expect(record?.date?.start).toBe('2026-03-07')
  })

  it('a minister speaks for himself in a release with his name above it', () => {
    const text = 'MEDIA RELEASE MINISTER FOR FOREIGN AFFAIRS MARY HALE\n\nI will visit Fiji on Friday. I will hold talks with Prime Minister Jone Vuli of Fiji.'
    expect(whoMeets(text, { outlet: 'Australian Minister for Foreign Affairs' })).toEqual(['planned AUS+FJI Mary Hale/AUS, Jone Vuli/FJI'])
  })
})

describe('no meeting is told by', () => {
  it.each([
    ['two who are pictured on no day', 'President Daudi Langat of Kenya and President Moses Okello of Uganda at a parade in Nairobi.'],
    ['states that sign', 'Iran and China signed a contract on Monday.'],
    ['what is given in exchange', 'French President Luc Armand demanded gas in exchange for grain with Russian President Pavel Orlov in mind.'],
    ['what others are urged to', 'China urged the two Koreas to resume talks.'],
    ['what was rejected', 'Israel rejected talks with Hamas.'],
    ['teams', 'India meet Pakistan on Sunday.'],
    ['what is met but is nobody', 'The presidents of Kenya and Uganda pledged to meet ambitious targets.'],
    ['a call for talks', 'Russia has called for talks with Ukraine without preconditions.'],
    ['a journey for treatment', 'Namibian President Johannes Shilongo left for his medical treatment in the United States on Monday.'],
    ['a matter that one government discusses', 'French President Luc Armand discussed the budget with his finance minister on Tuesday.'],
    ['a rumour', 'There was speculation that Turkish President Kemal Aksoy would meet Greek Prime Minister Nikos Dellas.'],
    ['teams of two countries', 'Germany visit Hungary on Friday and Spain host Armenia on Sunday.'],
    ['a coach', "Argentina coach Leandro Paz held talks with Brazil's federation in Miami."],
    ['tourists', 'German tourists visited Greece in record numbers in May.'],
    ["a company's chief", 'Renault Chairman Jean Petit of France met Japanese carmaker Nissan in Yokohama on Wednesday.'],
    ['a river named like a city', 'President Dana Whitlock of the United States will head to the Rio Grande on Thursday.'],
  ])('%s', (_what, text) => {
    expect(whoMeets(text)).toEqual([])
  })
})

describe('a name', () => {
  it.each(['Dec. 17', 'Jan. 5', 'Sept. 5', 'March 20', 'May 1', 'April 1', 'June 1', 'August 1', 'Monday', 'Tonight'])('ends before the day that stands right behind it: %s', (day) => {
    expect(whoMeets(`Iraqi Foreign Minister Tariq Hamid will travel to Washington to meet US President George Harper ${day}, officials said.`)).toEqual(['planned IRQ+USA Tariq Hamid/IRQ, George Harper/USA'])
    expect(whoMeets(`Iraqi Foreign Minister Tariq Hamid will meet Harper ${day}. US President George Harper agreed.`)).toEqual(['planned IRQ+USA Tariq Hamid/IRQ, George Harper/USA'])
  })

  it.each(['April', 'June'])('may be that of a month: %s', (name) => {
    expect(whoMeets(`British Prime Minister Anna ${name} met Kenyan President Daudi Langat on Monday.`)).toEqual([`held GBR+KEN Anna ${name}/GBR, Daudi Langat/KEN`])
  })

  it.each([
    ['a capital "In" of a headline', 'Foreign Minister Anna Dahl of Norway Meets Fijian President Jone Vuli In Suva', ['held FJI+NOR Anna Dahl/NOR, Jone Vuli/FJI']],
    ['an opening "Tonight"', 'Tonight Mr. Vuli, the President of Fiji, met Norwegian Foreign Minister Anna Dahl.', ['held FJI+NOR Vuli/FJI, Anna Dahl/NOR']],
  ])('does not hold %s', (_what, text, expected) => {
    expect(whoMeets(text)).toEqual(expected)
  })
})

describe('a wire in capitals', () => {
  it('has sentences that begin with small words', () => {
    const text = 'SAN SALVADOR, 26 MAY 90 (EFE) -- THE DELEGATES LEFT THE CITY.  THE SALVADORAN PRESIDENT, CARLOS MENA, MET IN SAN SALVADOR TODAY WITH MEXICAN FOREIGN MINISTER LUIS ROJAS.  ON THAT OCCASION THE PRESS WAS NOT ADMITTED.  HE LATER LEFT FOR HIS FARM.'
    const [meeting] = extractMeetings({ text, published: '1990-05-26' })
    expect(meeting?.evidence).toBe('THE SALVADORAN PRESIDENT, CARLOS MENA, MET IN SAN SALVADOR TODAY WITH MEXICAN FOREIGN MINISTER LUIS ROJAS.')
  })
})
