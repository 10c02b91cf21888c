import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ipaddr from 'ipaddr.js'

const SOURCE = join(import.meta.dirname, 'viewer-request.js')

/**
 * The code of the CloudFront function before the dashboard: who is let in, and which file a view is.
 * `networks` are CIDR blocks; none lets everybody in.
 */
export function viewerRequestCode(networks: readonly string[]): string {
  return readFileSync(SOURCE, 'utf8').replace('"__NETWORKS__"', JSON.stringify(networks.map(networkBits)))
}

/** The bits that all addresses of a CIDR block begin with, after a 4 or 6 for the kind. Throws for what is none. */
function networkBits(network: string): string {
  const [address, length] = ipaddr.parseCIDR(network)
  const bits = address.toByteArray().map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return `${address.kind() === 'ipv4' ? '4' : '6'}${bits.slice(0, length)}`
}
