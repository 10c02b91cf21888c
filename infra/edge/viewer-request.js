// Runs at CloudFront's edge before anything else (JavaScript runtime 2.0: no modules). The build puts the
// networks in, each as the first bits of its addresses; none: everybody is let in.
const NETWORKS = "__NETWORKS__"

// eslint-disable-next-line no-unused-vars
function handler(event) {
  const request = event.request
  if (NETWORKS.length > 0) {
    const bits = bitsOf(event.viewer.ip)
    if (!NETWORKS.some((network) => bits.startsWith(network))) {
      return {
        statusCode: 403,
        statusDescription: 'Forbidden',
        headers: { 'content-type': { value: 'text/plain; charset=utf-8' }, 'cache-control': { value: 'no-store' } },
        body: 'This register is open to some networks only, and yours is not among them. Ask its owner.\n',
      }
    }
  }
  // The API writes absolute addresses into feeds and calendars; it should write those that lead here.
  if (request.uri.startsWith('/v1/')) request.headers['x-forwarded-host'] = { value: request.headers.host.value }
  // A path without an ending is a view of the page's own.
  else if (request.uri.lastIndexOf('.') <= request.uri.lastIndexOf('/')) request.uri = '/index.html'
  return request
}

/** An address as bits: '0' and '1', 32 or 128 of them, with a 4 or 6 before. */
function bitsOf(address) {
  if (address.indexOf(':') === -1) return `4${address.split('.').map((part) => Number(part).toString(2).padStart(8, '0')).join('')}`
  const halves = address.split('::')
  const groups = (half) => (half === undefined || half === '' ? [] : half.split(':'))
  const head = groups(halves[0])
  const tail = groups(halves[1])
  const between = halves.length === 1 ? [] : Array(8 - head.length - tail.length).fill('0')
  return `6${head.concat(between, tail).map((group) => parseInt(group, 16).toString(2).padStart(16, '0')).join('')}`
}
