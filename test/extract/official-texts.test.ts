import { expect, test } from 'vitest'
import { extractMeetings } from '../../shared/extract/extract-meetings.ts'

/** "status parties people" of each record that a government's own text gives, in order. */
function recordsOf(text: string, outlet: string): string[] {
  return extractMeetings({ text, outlet, published: '2026-03-12' }).map(({ status, parties, participants }) => `${status} ${parties.join('+')} ${participants.map(({ title, name, party }) => `${title ?? '-'} ${name}/${party}`).join(', ')}`)
}

test.each<[phenomenon: string, outlet: string, text: string, expected: string[]]>([
  ['a pleasure of one’s own', 'US Department of State', 'I had the pleasure of meeting Polish Foreign Minister Ewa Nowak yesterday.', ['held USA+POL Polish Foreign Minister Ewa Nowak/POL']],
  ['a contraction', 'US Department of State', 'I’ve just had a bilateral with German Foreign Minister Anna Voss on the margins of the summit.', ['held USA+DEU German Foreign Minister Anna Voss/DEU']],
  ['who is received at a seat of government', 'Kremlin (en.kremlin.ru)', 'The President of Russia received at the Kremlin Foreign Minister of China Wang Lei, who is in Moscow on a working visit.', ['held RUS+CHN Foreign Minister of China Wang Lei/CHN']],
  ['a courtesy call that is received', 'Ministry of Law, Singapore', "Minister for Law Tan Wei Ming received a courtesy call by Brunei's Minister of Justice, Dato Haji Salim, on 10 March 2026.", ["held SGP+BRN Minister for Law Tan Wei Ming/SGP, Brunei's Minister of Justice Salim/BRN"]],
  ['the office of a president', 'President of Ukraine (president.gov.ua)', 'Deputy Head of the Office of the President of Ukraine Ihor Kravets met with Chief Foreign Policy Advisor to the President of Lithuania Asta Petraite on Tuesday.', ['held UKR+LTU Deputy Head of the Office of the President of Ukraine Ihor Kravets/UKR, Chief Foreign Policy Advisor to the President of Lithuania Asta Petraite/LTU']],
  ['a part of an organisation', 'President of Ukraine (president.gov.ua)', 'President of Ukraine Taras Hrytsenko met with Executive Director of the United Nations World Food Programme Cindy Marsh in Kyiv.', ['held UKR+UN President of Ukraine Taras Hrytsenko/UKR, Executive Director of the United Nations World Food Programme Cindy Marsh/UN']],
  ['whoever leads a delegation', 'President of Ukraine (president.gov.ua)', 'President of Ukraine Taras Hrytsenko had a meeting with a delegation of the United States Congress led by Senator Jim Hale.', ['held UKR+USA President of Ukraine Taras Hrytsenko/UKR, Senator Jim Hale/USA']],
  ['a judge and a Lord Chancellor', 'Ministry of Law, Singapore', 'Minister for Law Mr Tan Wei Ming met the Lord Chancellor and Secretary of State for Justice, The Rt Hon Sarah Mills, in London on 10 March 2026.', ['held SGP+GBR Minister for Law Tan Wei Ming/SGP, Lord Chancellor and Secretary of State for Justice Sarah Mills/GBR']],
  ['a surname that is a form of address elsewhere', 'Prime Minister of Australia', 'I have today had discussions in Canberra with the Prime Minister of Fiji, Mr Jone Ratu.', ['held AUS+FJI Prime Minister of Fiji Jone Ratu/FJI']],
  ['a form of address in two words', 'Ministry of Law, Singapore', 'Minister for Law Tan Wei Ming met Malaysian Law Minister Tan Sri Hamzah Yusof on 10 March 2026.', ['held SGP+MYS Minister for Law Tan Wei Ming/SGP, Malaysian Law Minister Hamzah Yusof/MYS']],
])('an official text: %s', (_phenomenon, outlet, text, expected) => {
  expect(recordsOf(text, outlet)).toEqual(expected)
})
