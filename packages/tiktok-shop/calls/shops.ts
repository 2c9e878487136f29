/** Which shops an authorisation reaches, and which of them are alive. */

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
