/** Addresses a merchant's text must never make us call: our own machine, private networks, cloud metadata and their disguises. */
import { BlockList, isIP } from 'node:net'

const refused = new BlockList()
const refuse4 = (net: string, prefix: number) => refused.addSubnet(net, prefix, 'ipv4')
const refuse6 = (net: string, prefix: number) => refused.addSubnet(net, prefix, 'ipv6')
// IANA special-purpose address registries, read November 2026.
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  refuse4(net, prefix)
for (const [net, prefix] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  refuse6(net, prefix)
/** All of IPv6 that is given out for the public internet; whatever else there is (v4 in disguise, link-local …) is not. */
const global6 = new BlockList()
global6.addSubnet('2000::', 3, 'ipv6')

/** True for anything that is not a plain public address; text that is no address at all is not public either. */
export function isPrivateAddress(address: string): boolean {
  const kind = isIP(address)
  if (kind === 0) return true
  if (kind === 4) return refused.check(address, 'ipv4')
  return !global6.check(address, 'ipv6') || refused.check(address, 'ipv6')
}
