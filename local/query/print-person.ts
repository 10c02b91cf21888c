import { partyName } from '../../shared/domain/party-codes.ts'
import type { PersonAnswer } from '../../shared/queries/people.ts'
import type { Person, Seen } from '../../shared/register/tell-people-apart.ts'
import { textTable } from '../start/text-table.ts'

/** One person over time, for people to read. */
export function personText({ person, namesakes }: PersonAnswer): string {
  const { name, names, offices } = person
  const others = names.filter(({ text }) => text !== name)
  return [
    `Person      ${name} (${person.personId})`,
    `Party       ${partyName(person.party)} (${person.party})`,
    ...(others.length > 0 ? [`Also seen   ${others.map(({ text, meetings }) => `${text} (${meetings})`).join('; ')}`] : []),
    `Meetings    ${person.sightings.length}, ${daysText(person)}`,
    ...(offices.length > 0 ? ['', 'Offices', ...offices.map((office) => `  ${daysText(office)}  ${office.text} (${meetingsText(office.meetings)})`)] : []),
    ...(namesakes.length > 0 ? ['', 'Of the same name, for other parties', ...namesakes.map((one) => `  ${one.name} (${one.personId}), ${meetingsText(one.sightings.length)}`)] : []),
    '',
  ].join('\n')
}

/** Several people of one name. */
export function peopleTable(people: readonly Person[], width: number): string {
  const columns = ['Id', 'Name', 'Last office', 'Meetings', 'Seen'].map((title) => ({ title, share: title === 'Last office' ? 1 : 0 }))
  const rows = people.map((person) => [
    person.personId,
    person.name,
    person.offices.toSorted((a, b) => (a.lastDay < b.lastDay ? 1 : -1))[0]?.text ?? '',
    String(person.sightings.length),
    daysText(person),
  ])
  return textTable(columns, rows, width)
}

function daysText({ firstDay, lastDay }: Pick<Seen, 'firstDay' | 'lastDay'>): string {
  return firstDay === lastDay ? firstDay : `${firstDay} to ${lastDay}`
}

function meetingsText(meetings: number): string {
  return `${meetings} ${meetings === 1 ? 'meeting' : 'meetings'}`
}
