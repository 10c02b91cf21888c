import { describe, expect, test } from 'vitest'
import { addressObjection, literalAddress } from '../../shared/adapters/address-guard.ts'

describe('addresses', () => {
  test.each([
    '0.0.0.0', '10.0.0.1', '100.64.0.1', '100.127.255.254', '127.0.0.1', '169.254.169.254', '172.16.0.1', '172.31.255.255',
    '192.0.0.1', '192.0.2.1', '192.168.0.1', '198.18.0.1', '203.0.113.7', '224.0.0.1', '240.0.0.1', '255.255.255.255',
    '::', '::1', '::ffff:127.0.0.1', '::ffff:10.0.0.1', '::ffff:a9fe:a9fe', '::10.0.0.1', 'fe80::1', 'fe80::1%eth0', 'fec0::1',
    'fc00::1', 'fd00:ec2::254', 'ff02::1', '64:ff9b::10.0.0.1', '64:ff9b:1::8.8.8.8', '2002:a00:1::', '2001:0:a00:1::1',
    '2001:db8::1', '100::1', 'localhost', '',
  ])('%s is refused', (address) => {
    expect(addressObjection(address, false)).toEqual(expect.any(String))
  })

  test.each(['8.8.8.8', '93.184.216.34', '::ffff:93.184.216.34', '64:ff9b::93.184.216.34', '2606:2800:220:1::1'])(
    '%s is allowed',
    (address) => expect(addressObjection(address, false)).toBeNull(),
  )

  test('of the loopback are allowed by setting, and nothing else that is not public', () => {
    for (const address of ['127.0.0.1', '::1', '::ffff:127.0.0.1']) expect(addressObjection(address, true)).toBeNull()
    for (const address of ['10.0.0.1', '169.254.169.254', 'fd00::1', '64:ff9b::127.0.0.1']) {
      expect(addressObjection(address, true)).toEqual(expect.any(String))
    }
  })

  test('are told from names in the host of a URL', () => {
    expect(literalAddress('[::1]')).toBe('::1')
    expect(literalAddress('10.0.0.1')).toBe('10.0.0.1')
    expect(literalAddress('example.org')).toBeNull()
  })
})
