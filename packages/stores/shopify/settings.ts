/**
 * What a merchant enters to connect a Shopify store. One flat shape: it is the form, and it is what gets stored sealed.
 *
 * Two ways in: client credentials (an app of the merchant's own organisation; the token is asked for and renewed), or the
 * token of an app made in the admin before 2026, which never expires. The client secret is needed in both, because it
 * signs the notices. Parsing a parsed value changes nothing.
 */
import type { SettingField } from '@waybridge/store-contract'
import { z } from 'zod'

const blankIsAbsent = (value: unknown) => (typeof value === 'string' && value.trim() === '' ? undefined : value)
const optionalText = z.preprocess(blankIsAbsent, z.string().trim().max(500).optional())

/** `demo`, `demo.myshopify.com` and a pasted `https://demo.myshopify.com/admin` all name the same shop. */
const shopDomain = z
  .string()
  .transform((typed) => {
    const host = typed
      .trim()
      .toLowerCase()
      .replace(/^https?:\/\//, '')
      .replace(/[/?#].*$/s, '')
    return host.includes('.') ? host : `${host}.myshopify.com`
  })
  // The pattern Shopify's own libraries check: anything looser lets a token travel to somebody else's host.
  .pipe(z.string().regex(/^[a-z0-9][a-z0-9-]*\.myshopify\.com$/, 'Enter the address that ends in .myshopify.com'))

const adminUrl = z.preprocess(
  blankIsAbsent,
  z
    .string()
    .trim()
    .transform((url) => url.replace(/\/+$/, ''))
    .refine(carriesTokensSafely, 'Enter an https address, or http on this machine or its private network')
    .optional(),
)

/** A token may cross plain http only where no stranger's network is in between: loopback, or a name without a dot. */
function carriesTokensSafely(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, hostname, username, password, search, hash } = new URL(address)
  if (username !== '' || password !== '' || search !== '' || hash !== '') return false
  if (protocol === 'https:') return true
  const isLoopback = /^127(\.\d{1,3}){3}$/.test(hostname) || hostname === '[::1]'
  return protocol === 'http:' && (isLoopback || !/[.:]/.test(hostname))
}

export const settings = z
  .object({
    shopDomain,
    clientId: optionalText,
    clientSecret: z.string().trim().min(1, 'Enter the client secret').max(500),
    /** Signs some notices for up to an hour after a rotation; harmless when kept. */
    previousClientSecret: optionalText,
    accessToken: optionalText,
    /** Stands in for `https://{shop}.myshopify.com`, for a sandbox. */
    adminUrl,
  })
  .refine((entered) => entered.clientId !== undefined || entered.accessToken !== undefined, {
    path: ['clientId'],
    message: 'Enter the client id of your app, or the access token of an app made before 2026',
  })

export type ShopifySettings = z.output<typeof settings>

export const fields: SettingField[] = [
  {
    name: 'shopDomain',
    label: 'Shop address',
    help: 'The address that ends in .myshopify.com; Shopify admin → Settings → Domains shows it.',
    secret: false,
    required: true,
    placeholder: 'your-shop.myshopify.com',
  },
  {
    name: 'clientId',
    label: 'Client ID',
    help: 'Dev Dashboard → your app → Settings → Credentials. Leave it empty when you use an access token.',
    secret: false,
    required: false,
  },
  {
    name: 'clientSecret',
    label: 'Client secret',
    help: 'Beside the client ID; for an app made in the admin it is called API secret key. It signs the notices Shopify sends.',
    secret: true,
    required: true,
  },
  {
    name: 'accessToken',
    label: 'Admin API access token',
    help: 'Only for an app made in the Shopify admin before 2026: it begins with shpat_ and was shown once.',
    secret: true,
    required: false,
    rare: true,
    placeholder: 'shpat_…',
  },
  {
    name: 'previousClientSecret',
    label: 'Previous client secret',
    help: 'Only after you rotated the secret: Shopify may sign with the old one for up to an hour.',
    secret: true,
    required: false,
    rare: true,
  },
  {
    name: 'adminUrl',
    label: 'Address of a sandbox',
    help: 'Leave it empty for a real shop.',
    secret: false,
    required: false,
    rare: true,
    placeholder: 'http://127.0.0.1:4011/shops/demo',
  },
]

/** Where the shop answers, without a trailing slash. */
export const baseUrl = (from: ShopifySettings): string => from.adminUrl ?? `https://${from.shopDomain}`

/** Newest first. */
export const noticeSecrets = (from: ShopifySettings): string[] =>
  from.previousClientSecret === undefined ? [from.clientSecret] : [from.clientSecret, from.previousClientSecret]
