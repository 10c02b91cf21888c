import { createServer } from 'node:http'
import { listenOnLoopback } from '../../local/loopback-server.ts'
import type { LoopbackServer } from '../../local/loopback-server.ts'

/** So many that the rows by which their meeting is listed do not go into one transaction. */
const MEMBERS =
  'Albania, Algeria, Angola, Argentina, Armenia, Australia, Austria, Azerbaijan, Bangladesh, Belgium, Benin, Bolivia, Botswana, Brazil, Bulgaria, ' +
  'Cambodia, Cameroon, Canada, Chile, China, Colombia, Croatia, Cuba, Cyprus, Denmark, Ecuador, Egypt, Eritrea, Estonia, Ethiopia, Fiji, Finland, ' +
  'France, Gabon, Germany, Ghana, Greece, Guatemala, Haiti, Honduras, Hungary, Iceland, India, Indonesia, Iraq, Ireland, Italy, Jamaica, Japan, ' +
  'Kazakhstan, Kenya, Kuwait, Latvia, Lesotho, Liberia, Lithuania, Malawi, Malaysia, Mali, Malta, Mexico, Moldova, Mongolia, Morocco, Mozambique, ' +
  'Namibia, Nepal, Nicaragua, Nigeria, Norway, Oman, Pakistan, Panama, Paraguay, Peru, Poland, Portugal, Qatar, Romania, Rwanda, Senegal, Serbia, ' +
  'Singapore, Slovakia, Slovenia, Somalia, Spain, Sudan, Sweden, Tanzania, Thailand, Togo, Tunisia, Uganda, Ukraine, Uruguay, Uzbekistan, Vietnam, ' +
  'Yemen and Zambia'

type Story = { title: string; text: string[]; changedText?: string[]; refusedAtFirst?: true }

const WITHDRAWN = ['This story has been withdrawn by its editors. An earlier version was published by mistake, and readers are asked to disregard it. We apologise for the error and thank those who wrote to us.']

/** What the outlet tells at first, and where it tells otherwise later. */
const STORIES: Record<string, Story> = {
  '/news/talks': {
    title: 'Three ministers talk about cables',
    text: ['HELSINKI, May 12 - Finnish Foreign Minister Aino Saarela and her counterparts from Estonia and Latvia, Mart Kivisild and Ilze Ozola, met in Helsinki on Tuesday for talks on undersea cables and trade, the Finnish Foreign Ministry said in a statement.'],
    changedText: WITHDRAWN,
  },
  '/news/four': {
    title: 'Four ministers on cables',
    text: ['HELSINKI, May 12 - Finnish Foreign Minister Aino Saarela and her counterparts from Estonia, Latvia and Lithuania, Mart Kivisild, Ilze Ozola and Jonas Petrauskas, met in Helsinki this week for talks on undersea cables, officials said.'],
  },
  '/news/conference': {
    title: 'Ministers of many countries meet in Geneva',
    text: [
      `GENEVA, May 14 - The foreign ministers of ${MEMBERS} met in Geneva on Thursday for talks on food security, the organisers said in a statement on Thursday evening.`,
      'They spoke for two days about the price of grain and about the help that is needed where the harvest has failed. It was the first time that so many of them had come together, and they want to do so again in the spring of next year.',
    ],
  },
  // The one meeting of its month, so that the month's export goes with it.
  '/news/memories': {
    title: 'What was said at Lima',
    text: ['LIMA, May 14 - Peruvian Foreign Minister Alonso Quiroga met Chilean Foreign Minister Teresa Ibarra in Lima on 3 September 2018 for talks on fishing grounds, according to papers that were opened to the public on Thursday.'],
    changedText: WITHDRAWN,
  },
  // Of both nobody tells again: they wait for the sweep.
  '/news/plan': {
    title: 'Ministers to meet in Oslo',
    text: ['OSLO, May 14 - Norwegian Foreign Minister Kari Brenna will meet Bolivian Foreign Minister Luis Aramayo in Oslo on 3 March 2041 for talks on lithium and trade, the Norwegian Foreign Ministry said on Thursday.'],
  },
  '/news/next-conference': {
    title: 'Ministers of many countries to meet again',
    text: [`GENEVA, May 14 - The foreign ministers of ${MEMBERS} will meet in Geneva on 7 March 2041 for talks on food security, the organisers said in a statement on Thursday evening.`],
  },
  '/news/steady': {
    title: 'Austria and Croatia reopen crossing',
    text: ['VIENNA, May 12 - Austrian Foreign Minister Johanna Reitmayr met her Croatian counterpart, Ivo Marasović, in Vienna on Tuesday for talks on energy and trade. The two ministers agreed to reopen the border crossing at Spielfeld.'],
  },
  // Fails, and is tried again an hour later.
  '/news/late': {
    title: 'Harbour to get a new crane',
    text: ['TURKU, May 14 - The harbour of Turku is to get a new crane in the autumn, which can lift twice as much as the old one, its director said on Thursday. The old crane has stood on the quay for forty years and will be taken down in the summer.'],
    refusedAtFirst: true,
  },
}

/** An outlet on this machine whose server is out of order at first, with one story until told to change, as others then do. */
export type ChangingOutlet = LoopbackServer & { change(): void }

export async function startChangingOutlet(): Promise<ChangingOutlet> {
  let [changed, refused] = [false, false]
  let base = ''
  const server = createServer((request, response) => {
    const path = request.url ?? '/'
    const story = STORIES[path]
    if (path === '/feed') response.writeHead(200, { 'content-type': 'application/atom+xml' }).end(feed(base, changed))
    else if (story === undefined) response.writeHead(404).end()
    else if (!refused || (story.refusedAtFirst && !changed)) {
      refused = true
      response.writeHead(503).end()
    } else response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page(story, changed))
  })
  const listening = await listenOnLoopback(server)
  base = listening.url
  return { ...listening, change: () => (changed = true) }
}

function feed(base: string, changed: boolean): string {
  const updated = changed ? '2026-05-15T09:00:00Z' : '2026-05-14T20:00:00Z'
  const entries = Object.entries(STORIES).map(
    ([path, { title }]) => `<entry><id>${base}${path}</id><title>${title}</title><link href="${base}${path}"/><published>2026-05-14T20:00:00Z</published><updated>${updated}</updated></entry>`,
  )
  return `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><id>${base}</id><title>Changing Outlet</title><updated>${updated}</updated>${entries.join('')}</feed>`
}

function page({ title, text, changedText }: Story, changed: boolean): string {
  const paragraphs = (changed ? (changedText ?? text) : text).map((paragraph) => `<p>${paragraph}</p>`)
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body><article><h1>${title}</h1>\n${paragraphs.join('\n')}</article></body></html>`
}
