import type { Account, Statement } from '../domain/meeting-fields.ts'
import type { TopicCode } from '../domain/topic-codes.ts'
import { findAccounts } from './accounts.ts'
import { findDuration } from './duration.ts'
import { findOutcomes } from './outcomes.ts'
import { findSeries } from './series.ts'
import { findStatements } from './statements.ts'
import type { Occasion, Proven, TextModel } from './text-model.ts'
import { findTopics } from './topics.ts'

/** What an article tells of the matter of an occasion, each item with its words. */
export type Content = {
  topics: Proven<TopicCode>[]
  outcomes: Proven<string>[]
  statements: Proven<Statement>[]
  accounts: Proven<Account>[]
  duration: Proven<number> | null
  series: Proven<string> | null
}

/** Reads topics, outcomes, statements, sources, duration and series of the occasion. */
export function contentOf(model: TextModel, occasion: Occasion): Content {
  return {
    topics: findTopics(model, occasion),
    outcomes: findOutcomes(model, occasion),
    statements: findStatements(model, occasion),
    accounts: findAccounts(model, occasion),
    duration: findDuration(model, occasion),
    series: findSeries(model, occasion),
  }
}
