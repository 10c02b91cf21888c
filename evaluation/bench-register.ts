import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb'
import { PROJECT_ROOT } from '../infra/bundle.ts'
import { createCallLedger, UNDISTURBED } from '../local/aws-calls.ts'
import { ensureAssembly } from '../local/cloud/assembly.ts'
import { readStack } from '../local/cloud/template.ts'
import { startDynamoDb } from '../local/dynamodb/start-dynamodb.ts'
import { LOCAL_ACCOUNT, LOCAL_REGION } from '../local/sqs-s3/start-sqs-s3.ts'
import { createRegisterStore } from '../shared/adapters/register-store.ts'
import { articleId, reportId } from '../shared/domain/ids.ts'
import type { Report } from '../shared/domain/report.ts'

/** What bringing one report into the register costs. */
export type ReportCost = {
  name: string
  /** Actions of each transaction, in order; DynamoDB takes 100. */
  transactions: number[]
  reads: number
  writes: number
}

export type RegisterFigures = { changes: ReportCost[]; coverage: number; largestItemBytes: number }

const FORTY =
  'ALB AND ARM AUT AZE BEL BGR BIH CHE CYP CZE DEU DNK ESP EST FIN FRA GBR GEO GRC HRV HUN IRL ISL ITA LIE LTU LUX LVA MCO MDA MKD MLT MNE NLD NOR POL PRT ROU SMR'.split(' ')
/** Reports of the meeting whose item is measured: far more than any meeting of the sample newsroom has. */
const COVERAGE = 300

type Told = { article: string; published: string; parties: string[]; people: [string, string][]; start: string; status: 'held' | 'planned' }

function report({ article, published, parties, people, start, status }: Told): Report {
  const id = articleId(`https://bench.example/${article}`)
  return {
    reportId: reportId(id, `${parties.join('+')}@${start}`),
    articleId: id,
    articleVersion: 1,
    extractorVersion: 'bench',
    outlet: `Outlet of ${article}`,
    outletKind: 'newspaper',
    url: `https://bench.example/${article}`,
    title: `What ${article} tells of the meeting`,
    publishedAt: published,
    meeting: {
      salience: 'main',
      status,
      format: 'in_person',
      parties,
      participants: people.map(([name, party]) => ({ name, party, title: 'Foreign Minister' })),
      date: { start, end: null, precision: 'day' },
      place: { city: 'Chisinau', country: 'MDA', venue: null },
      topics: ['security_defence', 'energy', 'trade_investment'],
      durationMin: null,
      series: null,
      outcomes: [`agreed on a plan that ${article} tells of`],
      statements: [],
      accounts: [{ outlet: null, citing: `the ministry, as ${article} has it`, omits: [] }],
      evidence: `The ministers met in Chisinau to talk about energy and trade, ${article} tells in a sentence of its own.`,
      confidence: 0.9,
      spans: [],
    },
  }
}

/** Counts what reports of several kinds cost, on a local DynamoDB with the stack's own tables. */
export async function measureRegister(): Promise<RegisterFigures> {
  const ledger = createCallLedger()
  const dynamodb = await startDynamoDb({ path: null, hooks: { plan: UNDISTURBED.plan, observe: ledger.observe } })
  const client = new DynamoDBClient({ endpoint: dynamodb.endpoint, region: LOCAL_REGION, credentials: { accessKeyId: 'bench', secretAccessKey: 'local' } })
  const dynamo = DynamoDBDocumentClient.from(client)
  try {
    const stack = readStack(await ensureAssembly(PROJECT_ROOT), { region: LOCAL_REGION, account: LOCAL_ACCOUNT, queueUrl: (name) => name })
    for (const table of stack.tables) await client.send(new CreateTableCommand(table))
    const table = (name: string) => stack.tables.find(({ TableName }) => TableName.endsWith(`-${name}Table`))?.TableName ?? name
    const names = {
      reports: table('Reports'),
      meetings: table('Meetings'),
      meeting_index: table('MeetingIndex'),
      meeting_history: table('MeetingHistory'),
      match_blocks: table('MatchBlocks'),
      corrections: table('Corrections'),
    }
    const register = createRegisterStore(dynamo, names, () => new Date('2023-07-01T00:00:00Z'))
    let transactions: number[] = []
    dynamo.middlewareStack.add(
      (next) => (call) => {
        const { input } = call
        if (typeof input === 'object' && input !== null && 'TransactItems' in input && Array.isArray(input.TransactItems)) transactions.push(input.TransactItems.length)
        return next(call)
      },
      { step: 'initialize' },
    )
    const put = async (name: string, one: Report): Promise<ReportCost> => {
      ledger.reset()
      transactions = []
      await register.putArticleReports(one.articleId, 1, [one])
      const calls = ledger.entries()
      const sum = (of: 'readUnits' | 'writeUnits') => calls.reduce((total, call) => total + call[of], 0)
      return { name, transactions: [...transactions], reads: sum('readUnits'), writes: sum('writeUnits') }
    }
    const bilateral = { parties: ['MDA', 'NOR'], people: [['Ana Rusu', 'MDA'], ['Kari Brenna', 'NOR']] as [string, string][], start: '2023-05-10', status: 'held' as const }
    const summit = { parties: FORTY, people: FORTY.map((party): [string, string] => [`Leader Of${party.toLowerCase()}`, party]), status: 'planned' as const }
    const changes = [
      await put('a new bilateral', report({ ...bilateral, article: 'first', published: '2023-05-11T08:00:00Z' })),
      await put('a second report of it', report({ ...bilateral, article: 'second', published: '2023-05-11T09:00:00Z' })),
      await put('an article delivered again', report({ ...bilateral, article: 'second', published: '2023-05-11T09:00:00Z' })),
      await put('a summit of forty states, forty leaders named', report({ ...summit, article: 'announced', published: '2023-05-02T10:00:00Z', start: '2023-06-01' })),
      await put('… moved to another day', report({ ...summit, article: 'moved', published: '2023-05-20T10:00:00Z', start: '2023-06-09' })),
    ]
    for (let n = 0; n < COVERAGE; n++) {
      await register.putArticleReports(articleId(`https://bench.example/story-${n}`), 1, [
        report({ ...bilateral, start: '2023-06-20', article: `story-${n}`, published: new Date(Date.UTC(2023, 5, 21, 8, n)).toISOString() }),
      ])
    }
    const { Items = [] } = await dynamo.send(new ScanCommand({ TableName: names.meetings }))
    return { changes, coverage: COVERAGE, largestItemBytes: Math.max(...Items.map((item) => Buffer.byteLength(JSON.stringify(item)))) }
  } finally {
    client.destroy()
    await dynamodb.close()
  }
}
