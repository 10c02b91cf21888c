import { expect, test } from 'vitest'
import type { TopicCode } from '../../shared/domain/topic-codes.ts'
import { findTopics } from '../../shared/extract/topics.ts'
import { articleAbout } from './occasion.ts'

function topics(text: string, settings: Parameters<typeof articleAbout>[1] = {}): TopicCode[] {
  const { model, occasion } = articleAbout(text, settings)
  return findTopics(model, occasion).map((topic) => topic.value)
}

/** One sentence per matter, each as news would put it. */
const SENTENCES: [TopicCode, string][] = [
  ['bilateral_ties', 'Solheim met Rivas in Oslo on Monday to discuss bilateral relations.'],
  ['security_defence', 'Solheim met Rivas in Oslo to discuss defence cooperation and joint exercises.'],
  ['nuclear_nonproliferation', "Solheim met Rivas in Oslo and they discussed the north's nuclear programme."],
  ['peace_process', 'Solheim and Rivas discussed ways to revive the peace process.'],
  ['territory_borders', 'Solheim and Rivas held talks on the maritime boundary between the two states.'],
  ['war_conflict', 'Solheim and Rivas discussed the war in Sudan.'],
  ['terrorism', 'Solheim and Rivas agreed to work together against terrorism.'],
  ['sanctions', 'Rivas asked Solheim at their talks on Friday to lift the sanctions.'],
  ['trade_investment', 'Solheim and Rivas discussed tariffs and market access.'],
  ['economy_finance', 'Solheim and Rivas discussed debt relief.'],
  ['energy', 'Solheim and Rivas discussed renewable energy and gas supplies.'],
  ['climate_environment', 'Solheim and Rivas exchanged views on climate change.'],
  ['health', 'Solheim and Rivas discussed vaccine production.'],
  ['technology_cyber', 'Solheim and Rivas discussed cybersecurity and artificial intelligence.'],
  ['supply_chains', 'Solheim and Rivas discussed critical minerals and supply chains.'],
  ['migration_refugees', 'Solheim raised the return of asylum seekers with Rivas.'],
  ['human_rights_democracy', 'Solheim raised human rights with Rivas.'],
  ['humanitarian_aid', 'Solheim and Rivas discussed humanitarian access to the valley.'],
  ['development', 'Solheim and Rivas signed a grant agreement on development cooperation.'],
  ['law_crime', 'Solheim and Rivas agreed to fight organised crime and money laundering together.'],
  ['detainees_consular', 'Solheim and Rivas discussed a prisoner exchange.'],
  ['culture_education_people', 'Solheim and Rivas discussed student exchanges and scholarships.'],
  ['transport_connectivity', 'Solheim and Rivas discussed direct flights between the capitals.'],
  ['space', 'Solheim and Rivas discussed satellite launches and space exploration.'],
  ['food_agriculture_water', 'Solheim and Rivas discussed fisheries and food security.'],
  ['international_organisations', 'Solheim and Rivas discussed reform of the Security Council and UN reform.'],
  ['regional_cooperation', 'Solheim and Rivas discussed regional cooperation.'],
  ['history_memory', 'Solheim and Rivas discussed compensation for forced labour victims and colonial rule.'],
  ['elections_domestic_politics', 'Solheim and Rivas discussed the democratic transition and free and fair elections.'],
]

test.each(SENTENCES)('%s is read from "%s"', (topic, text) => {
  expect(topics(text)).toContain(topic)
})

test('several matters of one meeting are all read, and no others', () => {
  const text =
    'Solheim met Rivas in Oslo on Monday. The two ministers discussed trade, renewable energy and climate change. They also touched on the war in Sudan.'
  expect(topics(text).toSorted()).toEqual(['climate_environment', 'energy', 'trade_investment', 'war_conflict'])
})

test('an office named after a matter does not make it one', () => {
  expect(topics('Minister for Transport and Health Ingrid Solheim discussed fisheries with Deputy Minister of Energy Tomás Rivas.')).toEqual([
    'food_agriculture_water',
  ])
})

test('what stands far off in the background weighs less than what was discussed', () => {
  const background = 'The harbour town is known for its music. '.repeat(40)
  const text = `Solheim and Rivas discussed fisheries, food security and farm exports to Norway. ${background}Years back a vaccine was made there.`
  expect(topics(text)).not.toContain('health')
})

test('relations as such are the matter of a meeting of which no other is told', () => {
  expect(topics('Solheim arrived in Santiago on Monday for talks with Rivas meant to strengthen ties.')).toEqual(['bilateral_ties'])
})

test('a meeting of which no matter is told has no topics', () => {
  expect(topics('Solheim met Rivas in Oslo on Monday. They had lunch.')).toEqual([])
})

test('a meeting told in passing takes its matters from its own sentence and those beside it', () => {
  const text = 'The two discussed tariffs and market access. They had met in Oslo in May. The hall was cold. The band played on. A vaccine was made in the town.'
  expect(topics(text, { sentences: [1], anchor: 1, main: false })).toEqual(['trade_investment'])
})

test('each topic is proved by the words that name it', () => {
  const { model, occasion } = articleAbout('Solheim and Rivas discussed gas supplies on Monday.')
  const [topic] = findTopics(model, occasion)
  expect(model.text.slice(topic!.start, topic!.end)).toBe('gas supplies')
})

test('what is said not to have been discussed is no topic', () => {
  expect(topics('Solheim and Rivas discussed fisheries. They did not discuss a free trade agreement.')).toEqual(['food_agriculture_water'])
})

test('a matter that the title names too is entered sooner', () => {
  const text = `Solheim met Rivas in Oslo on Monday. ${'The hall was full. '.repeat(3)}A vaccine is made between the countries.`
  expect(topics(text)).not.toContain('health')
  expect(topics(text, { title: 'Solheim and Rivas talk vaccine' })).toContain('health')
})

test('a sentence that looks back weighs less', () => {
  const text = (lead: string) => `Solheim met Rivas in Oslo on Monday. ${'The hall was full. '.repeat(3)}${lead} both made vaccines for the pandemic, and more vaccines.`
  expect(topics(text('On Monday'))).toContain('health')
  expect(topics(text('In 2009'))).not.toContain('health')
})
