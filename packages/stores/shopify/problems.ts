/**
 * Status and body to problem. Pure. Promises: every refusal gets plain words, an owner and a next step; `say` never repeats
 * what Shopify wrote, because that may quote what was sent. Statuses and codes: "GraphQL Admin API rate limits" and "API
 * response status and error codes", read November 2026.
 */
import type { Problem } from '@waybridge/sync'
import type { GraphqlError, WireUserErrors } from './wire.ts'

const secondMs = 1000
const minuteMs = 60 * secondMs
const hourMs = 60 * minuteMs
const detailCharactersMax = 500

type Effect = Problem['effect']

/** A status other than 2xx. `effect` is `unknown` for a failed write that the server may have applied. */
export function problemOfStatus(
  status: number,
  detail: string,
  effectOfFailure: Effect,
  retryAfterMs: number | null,
): Problem {
  const refused = (
    part: Pick<Problem, 'code' | 'owner' | 'say' | 'nextStep'>,
    retry: Problem['retry'] = null,
  ): Problem => ({
    ...part,
    effect: 'none',
    retry,
    detail: shortened(`HTTP ${status} ${detail}`),
  })
  switch (status) {
    case 401:
      return refused({
        code: 'store.credentials_refused',
        owner: 'merchant',
        say: 'Shopify does not accept our access any more.',
        nextStep: 'Check that the app is still installed, then connect the store again.',
      })
    case 402:
      return refused({
        code: 'store.frozen',
        owner: 'merchant',
        say: 'Shopify has frozen this shop because of an open bill.',
        nextStep: 'Settle the bill in Shopify admin → Settings → Billing, then test the connection.',
      })
    case 403:
      return refused({
        code: 'store.forbidden',
        owner: 'merchant',
        say: 'Shopify does not let our app into this shop.',
        nextStep: 'Check that the shop is open and the app still has its permissions, then connect it again.',
      })
    case 404:
      return refused({
        code: 'store.not_found',
        owner: 'merchant',
        say: 'Shopify knows no shop at this address.',
        nextStep: 'Check the shop address: it ends in .myshopify.com.',
      })
    case 423:
      return refused({
        code: 'store.locked',
        owner: 'merchant',
        say: 'Shopify has locked this shop.',
        nextStep: 'Ask Shopify Support why the shop is locked, then test the connection.',
      })
    case 429:
      return throttled(retryAfterMs ?? minuteMs, `HTTP 429 ${detail}`)
    case 430:
      return refused(
        {
          code: 'store.security_rejection',
          owner: 'remote',
          say: 'Shopify took our calls for an attack and refused them.',
          nextStep: 'Nothing to do, unless it stays: then write to Shopify Support and name the request id.',
        },
        { afterMs: hourMs },
      )
  }
  if (status >= 500) {
    return {
      code: 'store.unwell',
      owner: 'remote',
      effect: effectOfFailure,
      retry: { afterMs: retryAfterMs ?? minuteMs },
      say: 'Shopify has trouble answering.',
      detail: shortened(`HTTP ${status} ${detail}`),
    }
  }
  return requestRefused(`HTTP ${status} ${detail}`)
}

/** The errors of a GraphQL answer that leave us without what we asked for. */
export function problemOfErrors(errors: readonly GraphqlError[], effectOfFailure: Effect): Problem {
  const detail = shortened(errors.map(describeError).join(' | '))
  const withCode = (code: string) => errors.find((error) => error.extensions?.code === code)
  const denied = withCode('ACCESS_DENIED')
  if (denied !== undefined) {
    const scope = missingScope(denied)
    return {
      code: 'store.permission_missing',
      owner: 'merchant',
      effect: 'none',
      retry: null,
      say:
        scope === null ? 'Our app lacks a permission in Shopify.' : `Our app lacks the permission ${scope} in Shopify.`,
      nextStep:
        scope === null
          ? 'Open the app in the Dev Dashboard, give it the permissions this page lists, and install it again.'
          : `Give the app ${scope} in the Dev Dashboard → your app → Versions, release it, and accept it in the shop.`,
      detail,
    }
  }
  if (withCode('SHOP_INACTIVE') !== undefined) {
    return {
      code: 'store.inactive',
      owner: 'merchant',
      effect: 'none',
      retry: null,
      say: 'This Shopify shop is closed or paused.',
      nextStep: 'Open the shop again in Shopify admin, then test the connection.',
      detail,
    }
  }
  if (withCode('THROTTLED') !== undefined) return throttled(minuteMs, detail)
  if (withCode('INTERNAL_SERVER_ERROR') !== undefined) {
    return { ...problemOfStatus(500, '', effectOfFailure, null), detail }
  }
  return requestRefused(detail)
}

/** No answer. Reads pass `none`, whatever became of them. */
export function problemOfSilence(effect: Effect, reason: string): Problem {
  return {
    code: 'store.unreachable',
    owner: 'remote',
    effect,
    retry: { afterMs: minuteMs },
    say: 'Shopify could not be reached.',
    detail: shortened(reason),
  }
}

/** An answer that is not what the documentation promises. */
export function problemOfUnreadable(effect: Effect, detail: string): Problem {
  return {
    code: 'store.reply_unreadable',
    owner: 'remote',
    effect,
    retry: { afterMs: 5 * minuteMs },
    say: 'Shopify answered something we cannot read.',
    nextStep: 'If it stays, send us the details of this problem.',
    detail: shortened(detail),
  }
}

/** The token endpoint said no. Its bodies are JSON, text or a page, so the known words are looked for in the text. */
export function problemOfTokenRefusal(status: number, body: string, retryAfterMs: number | null): Problem {
  if (/shop_not_permitted|cannot be performed on this shop/i.test(body)) {
    return {
      code: 'store.shop_not_permitted',
      owner: 'merchant',
      effect: 'none',
      retry: null,
      say: 'The app and the shop do not belong to the same Shopify organisation.',
      nextStep:
        'Make the app in the Dev Dashboard of the organisation that owns the shop, and use its client ID and secret.',
      detail: `HTTP ${status} shop_not_permitted`,
    }
  }
  if (status === 400 || status === 401) {
    return {
      code: 'store.credentials_refused',
      owner: 'merchant',
      effect: 'none',
      retry: null,
      say: 'Shopify does not accept the client ID and secret.',
      nextStep: 'Copy both again from the Dev Dashboard, and check that the app is installed in this shop.',
      detail: `HTTP ${status} from the token endpoint`,
    }
  }
  return problemOfStatus(status, 'from the token endpoint', 'none', retryAfterMs)
}

/** Why Shopify would not do a thing we asked for, in its own words: they name a topic or an address, never a secret. */
export const wordsOf = (userErrors: WireUserErrors): string =>
  shortened(userErrors.map(({ message }) => message).join('; '))

/** Same topic and address twice: somebody was quicker, and what we want exists. */
export const isAlreadyThere = (userErrors: WireUserErrors): boolean =>
  userErrors.some(({ message }) => /already been taken/i.test(message))

export function throttled(afterMs: number, detail: string): Problem {
  return {
    code: 'store.throttled',
    owner: 'remote',
    effect: 'none',
    retry: { afterMs },
    say: 'Shopify asked us to slow down.',
    detail: shortened(detail),
  }
}

/** The answer came from another API version than the one this connector was written for. */
export function versionRetired(wanted: string, answered: string): Problem {
  return {
    code: 'store.version_retired',
    owner: 'ours',
    effect: 'none',
    retry: null,
    say: `Shopify answered with version ${answered} of its API instead of ${wanted}.`,
    nextStep: 'Update Waybridge.',
    detail: `X-Shopify-API-Version ${answered}, asked for ${wanted}`,
  }
}

export function orderIdMalformed(): Problem {
  return {
    code: 'store.order_id_malformed',
    owner: 'merchant',
    effect: 'none',
    retry: null,
    say: 'This is not the id of a Shopify order.',
    nextStep: 'Use the number at the end of the order’s address in Shopify admin.',
  }
}

function requestRefused(detail: string): Problem {
  return {
    code: 'store.request_refused',
    owner: 'ours',
    effect: 'none',
    retry: null,
    say: 'Shopify refused a question of ours. This is a mistake in Waybridge, not in your shop.',
    nextStep: 'Send us the details of this problem.',
    detail: shortened(detail),
  }
}

/** `requiredAccess` is prose: "`read_orders` access scope, …"; the first scope named is the one to ask for. */
function missingScope(error: GraphqlError): string | null {
  const prose = `${error.extensions?.requiredAccess ?? ''} ${error.message}`
  return /\b(?:read|write)_[a-z_]+\b/.exec(prose)?.[0] ?? null
}

const describeError = ({ message, path, extensions }: GraphqlError): string =>
  [extensions?.code, path?.join('.'), message].filter(Boolean).join(' ')

const shortened = (text: string): string => text.trim().slice(0, detailCharactersMax)
