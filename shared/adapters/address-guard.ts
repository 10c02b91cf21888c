import ipaddr from 'ipaddr.js'

const GLOBAL_IPV6 = ipaddr.parseCIDR('2000::/3')
const NAT64 = ipaddr.parseCIDR('64:ff9b::/96')

/**
 * Why a connection to this IP address is refused, or null where it is allowed: only public unicast
 * addresses are. IPv4 inside IPv6 (mapped, and translated by NAT64) is judged as the IPv4 address that it
 * stands for; transition ranges that hide one (6to4, Teredo) are refused, as is everything outside of
 * the IPv6 space that is given out (RFC 4291, 2000::/3).
 */
export function addressObjection(address: string, allowLoopback: boolean): string | null {
  if (!ipaddr.isValid(address)) return `${address} is no IP address`
  const parsed = ipaddr.process(address)
  const range = parsed.range()
  if (range === 'loopback' && allowLoopback) return null
  if (parsed instanceof ipaddr.IPv6) {
    if (parsed.match(NAT64)) return addressObjection(embeddedIPv4(parsed), false)
    if (!parsed.match(GLOBAL_IPV6)) return `${address} is not a public address (${range})`
  }
  return range === 'unicast' ? null : `${address} is not a public address (${range})`
}

/** Whether a URL's host is an IP literal; `host` as `URL.hostname` gives it, brackets included. */
export function literalAddress(host: string): string | null {
  const bare = host.replace(/^\[|\]$/g, '')
  return ipaddr.isValid(bare) ? bare : null
}

/** The IPv4 address in the last 32 bits (RFC 6052, 2.2 for the well-known prefix). */
function embeddedIPv4(address: ipaddr.IPv6): string {
  return address.toByteArray().slice(12).join('.')
}
