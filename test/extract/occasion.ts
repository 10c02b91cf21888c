import { readText } from '../../shared/extract/read-text.ts'
import type { Occasion, TextModel } from '../../shared/extract/text-model.ts'

/** An article about one occasion between two made-up ministers; `anchor` is the sentence that tells of it. */
export function articleAbout(text: string, settings: { anchor?: number; sentences?: number[]; main?: boolean; title?: string } = {}): { model: TextModel; occasion: Occasion } {
  const model = readText({ text, published: '2023-03-15' })
  const occasion: Occasion = {
    sentences: settings.sentences ?? model.sentences.map((_, index) => index),
    mainSentence: settings.anchor ?? 0,
    parties: ['NOR', 'CHL'],
    participants: [
      { name: 'Ingrid Solheim', party: 'NOR' },
      { name: 'Tomás Rivas', party: 'CHL' },
    ],
    main: settings.main ?? true,
    title: settings.title ?? null,
  }
  return { model, occasion }
}
