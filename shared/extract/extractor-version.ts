/** Raised whenever the extractor would read an article differently, so that the register can tell old reports from new. */
export const EXTRACTOR_VERSION = 'rules-12'
