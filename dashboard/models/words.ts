import type { Format, MeetingStatus } from '../../shared/domain/meeting-fields.ts'
import { partyName } from '../../shared/domain/party-codes.ts'
import type { TopicCode } from '../../shared/domain/topic-codes.ts'

/** What a topic's code says to a reader. */
const TOPICS: Readonly<Record<TopicCode, string>> = {
  bilateral_ties: 'Bilateral ties',
  security_defence: 'Security and defence',
  nuclear_nonproliferation: 'Nuclear non-proliferation',
  peace_process: 'Peace process',
  territory_borders: 'Territory and borders',
  war_conflict: 'War and conflict',
  terrorism: 'Terrorism',
  sanctions: 'Sanctions',
  trade_investment: 'Trade and investment',
  economy_finance: 'Economy and finance',
  energy: 'Energy',
  climate_environment: 'Climate and environment',
  health: 'Health',
  technology_cyber: 'Technology and cyber',
  supply_chains: 'Supply chains',
  migration_refugees: 'Migration and refugees',
  human_rights_democracy: 'Human rights and democracy',
  humanitarian_aid: 'Humanitarian aid',
  development: 'Development',
  law_crime: 'Law and crime',
  detainees_consular: 'Detainees and consular affairs',
  culture_education_people: 'Culture, education, people',
  transport_connectivity: 'Transport and connectivity',
  space: 'Space',
  food_agriculture_water: 'Food, agriculture, water',
  international_organisations: 'International organisations',
  regional_cooperation: 'Regional cooperation',
  history_memory: 'History and memory',
  elections_domestic_politics: 'Elections and domestic politics',
}

const STATUSES: Readonly<Record<MeetingStatus, string>> = {
  held: 'Held',
  planned: 'Planned',
  proposed: 'Proposed',
  postponed: 'Postponed',
  cancelled: 'Cancelled',
  unconfirmed: 'Unconfirmed',
}

const FORMATS: Readonly<Record<Format, string>> = {
  in_person: 'in person',
  phone: 'by telephone',
  video: 'by video',
  unknown: '',
}

/** Rows of a protocol officer's table, the highest office first. */
export const LEVELS: Readonly<Record<number, string>> = {
  1: 'Heads of state or government',
  2: 'Deputy heads, speakers, heads of organisations',
  3: 'Ministers',
  4: 'Deputy ministers, envoys',
  5: 'Senior officials, ambassadors',
}
/** A meeting of which nobody tells the offices. */
export const NO_LEVEL = 'Level not told'

/** The topic in words; a code of a newer register shows as its own words. */
export function topicName(code: string): string {
  return (TOPICS as Readonly<Record<string, string>>)[code] ?? sentence(code)
}

export function statusName(code: string): string {
  return (STATUSES as Readonly<Record<string, string>>)[code] ?? sentence(code)
}

/** How they met, as it follows a place: "in person"; empty where nobody tells. */
export function formatName(code: string): string {
  return (FORMATS as Readonly<Record<string, string>>)[code] ?? code
}

export function levelName(level: number | null): string {
  return level === null ? NO_LEVEL : (LEVELS[level] ?? NO_LEVEL)
}

/** A party's short English name. Names of non-state sides come from their codes, in capitals like a name. */
export function nameOfParty(code: string): string {
  const name = partyName(code)
  return code.startsWith('NSA:') ? name.replaceAll(/(?:^| )\p{L}/gu, (letter) => letter.toUpperCase()) : name
}

/** "a meeting", "12 meetings". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`
}

/** A field's path as the record names it, in words: `participants/KOR:noh/title` → "participants, title". */
export function fieldName(path: string): string {
  const known: Record<string, string> = { durationMin: 'duration', participants: 'people' }
  const parts = path.split(/[./]/).filter((part) => !part.includes(':') && !/^\d+$/.test(part))
  return parts.map((part) => known[part] ?? part.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)).join(', ')
}

function sentence(code: string): string {
  const words = code.replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
