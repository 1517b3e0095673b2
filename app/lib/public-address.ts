import { BlockList, isIP } from 'node:net'

// IANA's special-purpose registries (RFC 6890 and later): everything that is not out on the Internet, and every way of writing such an
// address inside another one.
const SPECIAL_V4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
]
const SPECIAL_V6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20']
const GLOBAL_V6 = '2000::/3'

const specialV4 = listOf(SPECIAL_V4, 'ipv4')
const specialV6 = listOf(SPECIAL_V6, 'ipv6')
const globalV6 = listOf([GLOBAL_V6], 'ipv6')

/** Whether an IP address belongs to the public Internet: no loopback, no private network, no link, no cloud's own services, no multicast. */
export function isPublicAddress(address: string): boolean {
  const plain = address.replace(/%.*$/, '')
  const kind = isIP(plain)
  if (kind === 4) return !specialV4.check(plain, 'ipv4')
  return kind === 6 && globalV6.check(plain, 'ipv6') && !specialV6.check(plain, 'ipv6')
}

function listOf(networks: readonly string[], family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList()
  for (const network of networks) {
    const [address, prefix] = network.split('/')
    list.addSubnet(address!, Number(prefix), family)
  }
  return list
}
