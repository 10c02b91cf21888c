/** What is known around a feed's bytes. */
export type FeedContext = {
  /** Where it was read; relative links are resolved against it. */
  url: string | null
  /** Alpha-3 code of the publisher's country, for dates without a zone. */
  country: string | null
  now: Date
}
