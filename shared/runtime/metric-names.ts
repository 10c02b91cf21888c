/**
 * Every metric that the functions emit, by what it counts. Alarms and dashboards take their names from
 * here, so that none watches a metric that nobody emits.
 */
export const METRIC = {
  feedsAdded: 'FeedsAdded',
  feedsRevised: 'FeedsRevised',
  feedsRetired: 'FeedsRetired',
  feedsDispatched: 'FeedsDispatched',
  feedsPolled: 'FeedsPolled',
  feedsUnchanged: 'FeedsUnchanged',
  feedsFailed: 'FeedsFailed',
  feedsFellSilent: 'FeedsFellSilent',
  articlesListed: 'ArticlesListed',
  articlesSentAgain: 'ArticlesSentAgain',
  articlesArchived: 'ArticlesArchived',
  articlesRevised: 'ArticlesRevised',
  articlesDuplicate: 'ArticlesDuplicate',
  /** Each article once, at its first failure, whether or not it is to be tried again. */
  articlesFailed: 'ArticlesFailed',
  articlesFromFeed: 'ArticlesReadFromFeed',
  articlesReported: 'ArticlesReported',
  articlesWithoutMeeting: 'ArticlesWithoutMeeting',
  reports: 'Reports',
  /** How long after it was listed an article is in the register, seconds; one value for each article. */
  secondsToRegister: 'SecondsToRegister',
  /** How long after it was listed the canary's item was in its register, or after it was published if it is missing; seconds, one value for each look. */
  canarySeconds: 'CanarySeconds',
  canaryMissing: 'CanaryMissing',
  changesPublished: 'ChangesPublished',
  monthsExported: 'MonthsExported',
  articlesAsked: 'ArticlesAskedAbout',
  modelFallbacks: 'ModelFallbacks',
  modelTokens: 'ModelTokens',
  fieldsChecked: 'ModelFieldsChecked',
  fieldsDropped: 'ModelFieldsDropped',
  meetingsUnconfirmed: 'MeetingsUnconfirmed',
  textsReplayed: 'TextsReplayed',
  messagesRetried: 'MessagesRetried',
  messagesHandedBack: 'MessagesHandedBack',
  poisonMessages: 'PoisonMessages',
} as const

export type MetricName = (typeof METRIC)[keyof typeof METRIC]
/** Adds to a metric. */
export type Count = (metric: MetricName, amount?: number) => void
