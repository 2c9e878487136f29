/** Which shops an authorisation reaches, and which of them are alive. */

import { z } from 'zod'
import type { TikTokResult } from '../problem.ts'
import { id, listOf, readWith, text } from '../reading.ts'
import type { Transport } from '../transport.ts'

export type AuthorizedShop = {
  id: string
  name: string | null
  /** US, GB, … as TikTok spells it. */
  region: string | null
  sellerType: string | null
  /** Goes with every call about this shop. */
  cipher: string
  /** The shop code shown in Seller Center. */
  code: string | null
}

export type ActiveShop = { id: string; region: string | null }

const authorizedShop = z
  .object({ id, name: text, region: text, seller_type: text, cipher: id, code: text })
  .transform(({ seller_type, ...shop }): AuthorizedShop => ({ ...shop, sellerType: seller_type }))

const activeShop = z.object({ id, region: text })

const readAuthorizedShops = readWith(
  z.object({ shops: listOf(authorizedShop) }).transform(({ shops }) => shops.entries),
)
const readActiveShops = readWith(z.object({ shops: listOf(activeShop) }).transform(({ shops }) => shops.entries))

export function shopCalls({ send }: Transport) {
  return {
    /** Get Authorized Shops: one authorisation of a cross-border seller may reach several shops in several regions. */
    listAuthorizedShops(): Promise<TikTokResult<AuthorizedShop[]>> {
      return send({
        name: 'get-authorized-shops',
        kind: 'read',
        method: 'GET',
        path: '/authorization/202309/shops',
        shopCipher: 'not sent',
        read: readAuthorizedShops,
      })
    },

    /** Get Active Shops: a shop that is authorised but not in this list is inactive. */
    listActiveShops(): Promise<TikTokResult<ActiveShop[]>> {
      return send({
        name: 'get-active-shops',
        kind: 'read',
        method: 'GET',
        path: '/seller/202309/shops',
        shopCipher: 'not sent',
        read: readActiveShops,
      })
    },
  }
}
