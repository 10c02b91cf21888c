/**
 * Headers that go with every answer of the dashboard, local or deployed. Scripts, styles and data come from
 * the page's own address alone; nothing may frame it.
 */

/** Digest of the one style sheet that Observable Plot writes into its charts. It changes with Plot alone, and a browser test notices. */
export const PLOT_STYLE_DIGEST = 'sha256-jSYQUrW7J0b3jPqhZP9C2Xh1PyJKHKXd4s0fpGGKrww='

export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  `style-src 'self' '${PLOT_STYLE_DIGEST}'`,
  "img-src 'self' data:",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

export const PERMISSIONS_POLICY = 'camera=(), geolocation=(), microphone=(), payment=(), usb=()'

/** Names an asset's file by its content, so that it may be kept for good. */
export const ASSET_CACHE_CONTROL = 'public, max-age=31536000, immutable'
/** The page itself names the assets: always asked for anew. */
export const PAGE_CACHE_CONTROL = 'no-cache'
