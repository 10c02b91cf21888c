import { z } from 'zod'

const selectorSchema = z.string().min(1).max(200)

/** Letters of a date format are those of Unicode's date patterns (CLDR); other text stands in quotes: `d 'de' MMMM yyyy`. */
const DATE_PATTERN = /^(?:yyyy|yy|MMMM|MMM|MM|M|dd|d|EEEE|EEE|HH|H|hh|h|mm|a|'[^']*'|[^A-Za-z'])+$/

function namesEachOnce(format: string): boolean {
  const letters = (format.replaceAll(/'[^']*'/g, ' ').match(/([A-Za-z])\1*/g) ?? []).map((part) => part[0])
  return new Set(letters).size === letters.length && ['y', 'M', 'd'].every((letter) => letters.includes(letter))
}

const dateFormatSchema = z
  .string()
  .max(60)
  .regex(DATE_PATTERN, { error: 'a date pattern of yyyy, yy, MMMM, MMM, MM, M, dd, d, EEEE, EEE, HH, H, hh, h, mm and a, with other words in single quotes' })
  .refine((format) => namesEachOnce(format), { error: 'a date pattern with one year (y), one month (M) and one day (d), and nothing twice' })

/** How the items are read off a page that lists articles, by CSS selectors; all but `item` look within one item. */
export const listPageSchema = z.strictObject({
  /** Each match is an item. */
  item: selectorSchema,
  /** The link to the article; by default the item's first, or the item itself. */
  link: selectorSchema.optional(),
  /** By default the text of the link. */
  title: selectorSchema.optional(),
  date: z
    .strictObject({
      selector: selectorSchema,
      /** How the date is written, such as `dd.MM.yyyy` or `d MMMM yyyy HH:mm`; by default any way that is understood. */
      format: dateFormatSchema.optional(),
    })
    .optional(),
  /** A few words on the article, which stand in where its page cannot be had. */
  summary: selectorSchema.optional(),
})
export type ListPage = z.infer<typeof listPageSchema>
