import { excerptsOf } from '../../shared/api/excerpts.ts'
import { noParameters } from '../../shared/api/parameters.ts'
import { Problem } from '../../shared/api/problem.ts'
import type { ReportTextResponse } from '../../shared/api/responses.ts'
import { archiveKeys } from '../../shared/articles/archive-keys.ts'
import { CorruptObject } from '../../shared/delivery-errors.ts'
import type { ArchivedText } from '../../shared/domain/article.ts'
import { reportOfRow } from '../../shared/register/report-row.ts'
import type { Answer } from './answers.ts'
import { json } from './json.ts'
import type { ReadApiPorts } from './ports.ts'
import { readParameters } from './read-parameters.ts'

/** `GET /v1/reports/{articleId}/{reportId}`: the words of the archived text that prove a report, in their paragraphs. */
export const answerReportText: Answer = async (request, { articleId = '', reportId = '' }, ports) => {
  readParameters(noParameters, request.query)
  if (!/^a_[0-9a-f]{20}$/.test(articleId)) throw new Problem(404, `${JSON.stringify(articleId)} is no article's id`, { parameter: 'articleId' })
  if (!/^r_[0-9a-f]{20}$/.test(reportId)) throw new Problem(404, `${JSON.stringify(reportId)} is no report's id`, { parameter: 'reportId' })
  const [row] = await ports.register.reports([`${articleId}/${reportId}`])
  if (row === undefined) throw new Problem(404, 'there is no such report; it may have been withdrawn', { parameter: 'reportId' })
  const report = reportOfRow(row)
  const archived = await textOf(articleId, report.articleVersion, ports)
  const { text, version, url, title, outlet, publishedAt, textSource } = archived
  const proof = report.meeting.spans.find(({ field }) => field === 'evidence')
  const body: ReportTextResponse = {
    report,
    meetingId: row.meeting_id,
    article: { articleId, version, url, title, outlet, publishedAt, textSource, textLength: text.length },
    excerpts: ports.wholeTexts
      ? [{ start: 0, end: text.length, text }]
      : excerptsOf(text, report.meeting.spans),
    evidence: proof === undefined ? null : { start: proof.start, end: proof.end },
  }
  return json(body)
}

/** The archived text that a report was read from. It may have been taken down. */
async function textOf(articleId: string, version: number, { archive }: ReadApiPorts): Promise<ArchivedText> {
  try {
    return await archive.getText(archiveKeys(articleId, version).text)
  } catch (error) {
    if (!(error instanceof CorruptObject)) throw error
    throw new Problem(410, 'the text of this report is not in the archive any more', { parameter: 'articleId' })
  }
}
