import type { ArticleText } from '../../shared/domain/extracted-meeting.ts'
import { TOOL_NAME } from '../../shared/engine/answer-schema.ts'

/** An invented article that tells of a meeting held, one planned and a call, with a word that invites mistakes. */
export const ARTICLE: ArticleText = {
  published: '2026-05-07',
  title: 'Norway, Chile agree on fisheries patrols',
  outlet: 'Fjord Courier',
  text: [
    'OSLO, May 7 (Fjord Courier) - Norwegian Foreign Minister Ingrid Solheim met her Chilean counterpart, Tomás Rivas, in Oslo on Wednesday to discuss fisheries and the war in Ukraine, the Norwegian foreign ministry said.',
    'The two-hour meeting at the Villa Parafina was “warm and practical”, Solheim told reporters. They agreed to share satellite data on illegal trawlers.',
    'Rivas will travel to Stockholm on Friday for talks with Swedish Prime Minister Karin Ekdahl on trade.',
    'On Monday Solheim spoke by telephone with Peru’s foreign minister, Elena Quispe Mamani, about Antarctic tourism.',
    'Brazil and Kenya sent observers to the fisheries fair, where ministry press officer Lars Tangen guided visitors.',
  ].join('\n\n'),
}

/** One meeting in the form asked for, right in every field. */
export function rightMeeting() {
  return {
    evidence: 'Norwegian Foreign Minister Ingrid Solheim met her Chilean counterpart, Tomás Rivas, in Oslo on Wednesday to discuss fisheries and the war in Ukraine, the Norwegian foreign ministry said.',
    salience: 'main',
    status: { value: 'held', quote: 'met her Chilean counterpart' },
    format: { value: 'in_person', quote: 'met her Chilean counterpart' },
    parties: [
      { code: 'NOR', quote: 'Norwegian Foreign Minister' },
      { code: 'CHL', quote: 'her Chilean counterpart' },
    ],
    participants: [
      { name: 'Ingrid Solheim', party: 'NOR', title: 'Norwegian Foreign Minister', quote: 'Ingrid Solheim' },
      { name: 'Tomás Rivas', party: 'CHL', title: null, quote: 'Tomás Rivas' },
    ] as { name: string; party: string; title: string | null; quote: string }[],
    date: { start: '2026-05-06', end: null as string | null, precision: 'day', quote: 'on Wednesday' },
    place: { city: 'Oslo', country: 'NOR', venue: 'Villa Parafina', quote: 'in Oslo on Wednesday' } as { city: string | null; country: string | null; venue: string | null; quote: string },
    topics: [
      { code: 'food_agriculture_water', quote: 'to discuss fisheries' },
      { code: 'war_conflict', quote: 'the war in Ukraine' },
    ],
    durationMin: { value: 120, quote: 'The two-hour meeting' },
    series: null as string | null,
    outcomes: ['agreed to share satellite data on illegal trawlers'],
    statements: [{ speaker: 'Solheim', text: 'warm and practical' }],
    accounts: [{ outlet: null as string | null, citing: 'the Norwegian foreign ministry' as string | null, quote: 'the Norwegian foreign ministry said' }],
  }
}
export type AnsweredMeeting = ReturnType<typeof rightMeeting>

/** The content of a Converse message that answers by the tool. */
export function toolCall(input: unknown): unknown[] {
  return [{ toolUse: { toolUseId: 'tooluse_1', name: TOOL_NAME, input } }]
}
