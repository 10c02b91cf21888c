/** A table as it is shown, read aloud, and saved as CSV: what a chart shows is first made into one of these. */
export type Table = { caption: string; columns: string[]; rows: (string | number | null)[][] }
