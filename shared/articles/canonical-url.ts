/**
 * Query parameters that tell how a reader came, never which document is meant: campaign tags of the
 * analytics products, click ids of the networks, and the RSS marks of publishers.
 */
const TRACKING_PARAMETER = new RegExp(
  [
    'utm_.*',
    'mtm_.*',
    'pk_(?:campaign|kwd|source|medium|content|cid)',
    'piwik_.*',
    'hsa_.*',
    '_hs(?:enc|mi)',
    'mc_[ce]id',
    'mkt_tok',
    'at_(?:medium|campaign|custom\\d|link_.*|format|ptr_name|bbc_team)',
    'ns_(?:campaign|mchannel|source|linkname|fee)',
    'wt\\.(?:mc_id|rss_.*|z_.*)',
    '(?:fb|g|d|dc|y|tw|tt)clid',
    'msclkid',
    'gad_source',
    '[gw]braid',
    'li_fat_id',
    'igshid',
    'xtor',
    'cmpid?',
    'ocid',
    'smid',
    's_cid',
    'cid_source',
    'ftag',
    'ito',
    'traffic_source',
    'feed(?:name|type)',
    'ref_src',
    'ref_url',
    'partner_rss',
    'maca',
  ]
    .map((name) => `^${name}$`)
    .join('|'),
  'i',
)

const UNRESERVED = /[A-Za-z0-9\-._~]/

/**
 * The address by which a document is known: absolute, http(s), without fragment, credentials, default
 * port and tracking parameters, its host in lower case, its percent escapes in one spelling (RFC 3986,
 * 6.2.2). What may tell documents apart (scheme, path, case, order of parameters) stays.
 * Null for what is no web address. `base` resolves a relative one.
 */
export function canonicalUrl(address: string, base?: string): string | null {
  const url = URL.parse(address.trim(), base)
  if (url === null || !/^https?:$/.test(url.protocol) || url.hostname === '') return null
  url.hash = ''
  url.username = ''
  url.password = ''
  url.hostname = url.hostname.replace(/\.$/, '')
  url.pathname = oneSpelling(url.pathname)
  const query = url.search
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '' && !TRACKING_PARAMETER.test(parameterName(pair)))
  // The setter takes one leading question mark away, which may be the query's own: "??".
  url.search = query.length === 0 ? '' : `?${oneSpelling(query.join('&'))}`
  return url.href
}

function parameterName(pair: string): string {
  const name = pair.split('=', 1)[0] ?? ''
  try {
    return decodeURIComponent(name)
  } catch {
    return name // A broken escape: no tracking parameter has one.
  }
}

/** Escapes in upper case, and none where none is needed. */
function oneSpelling(part: string): string {
  return part.replace(/%[0-9a-f]{2}/gi, (escape) => {
    const character = String.fromCharCode(Number.parseInt(escape.slice(1), 16))
    return UNRESERVED.test(character) ? character : escape.toUpperCase()
  })
}
