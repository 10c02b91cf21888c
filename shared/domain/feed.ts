import { z } from 'zod'
import { listPageSchema } from './list-page.ts'
import { instantSchema } from './meeting-fields.ts'
import { countryCodeSchema } from './party.ts'

export const feedKindSchema = z.enum(['ministry', 'government', 'organisation', 'agency', 'newspaper', 'broadcaster'])
export type FeedKind = z.infer<typeof feedKindSchema>

/** The kind of the canary's own feed, which no feed list can give: what comes of it stays out of the register. */
export const CANARY_KIND = 'canary'

/** What the feed list says of a feed. */
export const feedEntrySchema = z.strictObject({
  /** Who publishes: "Ministry of Foreign Affairs of Japan". */
  name: z.string().min(1),
  url: z.url({ protocol: /^https?$/ }),
  country: countryCodeSchema.nullable(),
  kind: z.enum([...feedKindSchema.options, CANARY_KIND]),
  /** BCP 47. */
  language: z.string().min(2),
  /** What the publisher's terms say about reading the feed, in a few words. */
  terms: z.string().min(1),
  /** Bounds of the polling interval in minutes. Polls come at the periods of the timetable: 20 means every 30. */
  minMinutes: z.int().min(5).max(1440).default(15),
  maxMinutes: z.int().min(5).max(10080).default(360),
  /** For an address that is no feed but a page which lists articles: how to read it. */
  listPage: listPageSchema.optional(),
  /** Free words for whoever keeps the list. */
  note: z.string().optional(),
})
export type FeedEntry = z.infer<typeof feedEntrySchema>

/** feeds.json. */
export const feedListSchema = z.strictObject({ feeds: z.array(feedEntrySchema.extend({ kind: feedKindSchema })) })

/** `active` polls on its interval; `failing` backs off; `retired` was taken off the list or said 410. */
export const feedStateSchema = z.enum(['active', 'failing', 'retired'])

/** A feed as the register keeps it: its list entry, validators, digest, back-off and health. */
export const feedSchema = z.object({
  feedId: z.string(),
  entry: feedEntrySchema,
  state: feedStateSchema,
  /** Where a permanent redirect said the feed lives now, or null. */
  movedTo: z.string().nullable(),
  etag: z.string().nullable(),
  lastModified: z.string().nullable(),
  /** Digest of the items last seen; equal digest, nothing new. */
  itemsDigest: z.string().nullable(),
  nextPollAt: instantSchema,
  /** The interval that the feed's habits call for. */
  intervalMinutes: z.number().positive(),
  /** How often the timetable looks for the feed, counted from `nextPollAt`: one of its periods. */
  periodMinutes: z.number().positive(),
  lastPolledAt: instantSchema.nullable(),
  lastSuccessAt: instantSchema.nullable(),
  newestItemAt: instantSchema.nullable(),
  /** When an item was last seen that had not been there at the first poll. */
  lastNewsAt: instantSchema.nullable(),
  /** How long it pauses between items when it pauses long, or null while that is unknown. */
  longPauseHours: z.number().nonnegative().nullable(),
  failuresInRow: z.int().nonnegative(),
  /** Why the last poll failed, or null after a success. */
  lastFailure: z.string().nullable(),
  /** What the failures in a row add up to: the wait before the next attempt, in minutes. */
  backoffMinutes: z.number().nonnegative(),
  /** When the feed was last read in whole rather than answered with 304. */
  lastReadAt: instantSchema.nullable(),
  /** False once the server gave other items under the same validators: then every poll reads the whole. */
  validatorsTrusted: z.boolean(),
  /** The publisher's wish in the feed itself: minutes between polls, or null. */
  ttlMinutes: z.number().positive().nullable(),
  /** Hours of the day (UTC) at which the publisher asks not to be polled. */
  skipHours: z.array(z.int().min(0).max(23)),
})
export type Feed = z.infer<typeof feedSchema>
