/** Ids of ours: a prefix that says what they name, then 48 bits of time and 80 of chance, so that they sort by birth. */
import { randomBytes } from 'node:crypto'

export type IdPrefix =
  | 'ws'
  | 'sto'
  | 'chn'
  | 'map'
  | 'lnk'
  | 'shp'
  | 'syn'
  | 'int'
  | 'att'
  | 'alr'
  | 'key'
  | 'usr'
  | 'mem'
  | 'aut'
  | 'inv'
  | 'viw'
  | 'blk'
  | 'mch'

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

/** @param nowMs milliseconds since 1970: the caller's clock, so that stories with a hand-turned clock read in order. */
export function newId(prefix: IdPrefix, nowMs: number): string {
  let time = ''
  let rest = Math.max(0, Math.floor(nowMs))
  for (let i = 0; i < 10; i++) {
    time = alphabet[rest % 32] + time
    rest = Math.floor(rest / 32)
  }
  let chance = ''
  for (const byte of randomBytes(16)) chance += alphabet[byte % 32]
  return `${prefix}_${time}${chance}`
}
