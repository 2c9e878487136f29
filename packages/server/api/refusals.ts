/**
 * Every way the API says no: status, words for a person, and what to do next. One registry, so that code, document and
 * screens cannot drift apart. Refuses to carry secrets, SQL or stack: what was not foreseen is `internal` with a reference id.
 */
import { z } from 'zod'

type Words = { status: number; say: string; nextStep: string | null }

export const refusals = {
  'request.invalid': { status: 400, say: 'The request does not have the expected form.', nextStep: 'See fields.' },
  'request.too_large': {
    status: 413,
    say: 'The request is larger than allowed.',
    nextStep: 'Send it in smaller parts.',
  },
  'request.headers_too_large': {
    status: 431,
    say: 'The headers of the request are larger than allowed.',
    nextStep: 'Send fewer or shorter headers; in a browser, delete the cookies of this address.',
  },
  'request.late': { status: 408, say: 'The request did not arrive in time.', nextStep: 'Send it again.' },
  'request.not_json': { status: 415, say: 'The body must be JSON.', nextStep: 'Send content-type: application/json.' },
  'request.cursor': { status: 400, say: 'The cursor is not one of ours.', nextStep: 'Start again without a cursor.' },
  'session.missing': {
    status: 401,
    say: 'Please sign in.',
    nextStep: 'Sign in, or send an API key as a bearer token.',
  },
  'session.refused': { status: 401, say: 'E-mail or password is not right.', nextStep: null },
  'session.braked': {
    status: 429,
    say: 'Too many attempts to sign in.',
    nextStep: 'Wait {minutes} minutes, then try again.',
  },
  'session.stale': {
    status: 403,
    say: 'This reaches far, so please enter your password again.',
    nextStep: 'Send it to POST /api/v1/session/confirm, then repeat the request within 15 minutes.',
  },
  'password.wrong': { status: 403, say: 'The password is not right.', nextStep: null },
  'session.busy': {
    status: 503,
    say: 'Too many people are signing in at this moment.',
    nextStep: 'Try again in a few seconds.',
  },
  'session.foreign_origin': {
    status: 403,
    say: 'This request did not come from the Waybridge screens.',
    nextStep: 'Use an API key for programs.',
  },
  'setup.link': {
    status: 403,
    say: 'This set-up link is not valid any more.',
    nextStep: 'Restart the server to get a new one.',
  },
  'reset.link': {
    status: 403,
    say: 'This link to a new password is not valid any more.',
    nextStep: 'Make a new one on the server: waybridge reset-password <e-mail>.',
  },
  'invitation.link': {
    status: 403,
    say: 'This invitation is not open: it was used or withdrawn, is over three days old, or is for another e-mail.',
    nextStep: 'Use the e-mail you were invited with, or ask for a new invitation.',
  },
  'password.short': { status: 422, say: 'A password has at least 12 characters.', nextStep: 'A sentence is good.' },
  'password.own': {
    status: 422,
    say: 'A password must not be made of your name or e-mail.',
    nextStep: 'Choose another one; a sentence is good.',
  },
  'password.weak': {
    status: 422,
    say: 'This password would soon be guessed.',
    nextStep: 'Choose another one; a sentence is good.',
  },
  'role.too_low': {
    status: 403,
    say: 'Your role ({role}) may not do this.',
    nextStep: 'Ask somebody with the role {needed}.',
  },
  not_found: { status: 404, say: 'There is nothing here by that id.', nextStep: null },
  internal: {
    status: 500,
    say: 'Something went wrong on our side.',
    nextStep: 'Try again; if it comes back, report the reference.',
  },
  busy: { status: 503, say: 'The database does not answer.', nextStep: 'Try again in a moment.' },
  'store.kind_unknown': {
    status: 422,
    say: 'There is no connector for "{kind}".',
    nextStep: 'See GET /api/v1/stores/connectors.',
  },
  'store.settings': {
    status: 422,
    say: 'These settings cannot be right: {because}.',
    nextStep: 'Correct the named fields.',
  },
  'store.refused': { status: 422, say: '{say}', nextStep: '{nextStep}' },
  'store.permissions': {
    status: 422,
    say: 'The store answers, but these permissions are missing: {missing}.',
    nextStep: 'Grant them in the store, then connect again.',
  },
  'store.connected': {
    status: 409,
    say: 'This store is connected already.',
    nextStep: 'Open it in the list of stores.',
  },
  'store.other': {
    status: 409,
    say: 'These settings belong to another store ({name}).',
    nextStep: 'Connect it as a new store.',
  },
  'connection.disconnected': { status: 409, say: 'This connection was ended.', nextStep: 'Connect it anew.' },
  'connection.in_flight': {
    status: 409,
    say: '{count} shipments are on their way to TikTok Shop right now.',
    nextStep: 'Wait a minute, then try again.',
  },
  'channel.refused': { status: 422, say: '{say}', nextStep: '{nextStep}' },
  'channel.address': {
    status: 422,
    say: 'Other addresses than those of TikTok Shop are not allowed on this server.',
    nextStep: 'Leave apiUrl and authUrl out, or let the operator allow sandboxes.',
  },
  'channel.shop_connected': {
    status: 409,
    say: 'The shop {shop} is connected already, and two connections would send everything twice.',
    nextStep: 'Disconnect the other connection first.',
  },
  'channel.shop_unknown': {
    status: 422,
    say: 'The authorisation does not reach that shop.',
    nextStep: 'Choose one of the listed shops.',
  },
  'channel.no_shop': {
    status: 422,
    say: 'The authorisation reaches no shop.',
    nextStep: 'Authorise with the seller account that owns the shop.',
  },
  'channel.wrong_account': {
    status: 422,
    say: 'The authorisation is not from a seller account.',
    nextStep: 'Authorise with the seller account that owns the shop.',
  },
  'authorisation.state': {
    status: 403,
    say: 'This authorisation was not started here, was used before, or is too old.',
    nextStep: 'Start again with Connect TikTok Shop.',
  },
  'authorisation.denied': {
    status: 422,
    say: 'The seller did not grant the authorisation.',
    nextStep: 'Start again with Connect TikTok Shop.',
  },
  'provider.unknown': {
    status: 422,
    say: 'TikTok Shop does not list the shipping provider {provider} for this sales channel.',
    nextStep: 'Choose one of GET /api/v1/channels/{id}/providers.',
  },
  'mapping.exists': {
    status: 409,
    say: '"{storeCarrier}" is mapped already for this sales channel.',
    nextStep: 'Change the existing mapping.',
  },
  'channel.settings_changed_since': {
    status: 409,
    say: 'The settings of this sales channel were changed again since.',
    nextStep: 'Look at the history, and change them by hand.',
  },
  'mapping.csv': {
    status: 422,
    say: 'Nothing was imported: {because}',
    nextStep: 'Correct the lines and import again.',
  },
  'shipment.in_flight': {
    status: 409,
    say: 'The number is on its way to TikTok Shop, or its outcome is being read back.',
    nextStep: 'Wait until the outcome is known; it takes a minute at most times.',
  },
  'shipment.settled': { status: 409, say: 'This is not possible while the shipment is {state}.', nextStep: null },
  'shipment.lines_unknown': {
    status: 422,
    say: 'The order has no line item {lineItem}.',
    nextStep: 'Choose line items of this order.',
  },
  'shipment.unlinked': {
    status: 409,
    say: 'The shipment is not tied to a TikTok Shop order yet.',
    nextStep: 'Link it first.',
  },
  'shipment.bulk_limit': { status: 422, say: 'At most {max} shipments at a time.', nextStep: 'Narrow the filter.' },
  'mapping.changed_since': {
    status: 409,
    say: 'The mapping of "{storeCarrier}" was changed again since.',
    nextStep: 'Undo the newer change first, or change the mapping by hand.',
  },
  'events.limit': {
    status: 429,
    say: 'You have {max} live connections already.',
    nextStep: 'Close a tab; the page also works without live updates.',
  },
  'explore.off': {
    status: 409,
    say: 'Exploring with the sandbox is not offered on this server.',
    nextStep: 'It needs one process that does everything, and WAYBRIDGE_EXPLORE not switched off.',
  },
  'explore.running': {
    status: 409,
    say: 'The sandbox is running already, here or in another workspace of this server.',
    nextStep: 'End it first.',
  },
  'explore.not_ready': {
    status: 409,
    say: 'The sandbox is not ready.',
    nextStep: 'Start it, or wait until it is filled.',
  },
  'view.limit': { status: 422, say: 'You have {max} saved views already.', nextStep: 'Delete one you do not use.' },
  'shipment.by_hand': {
    status: 422,
    say: 'A shipment typed by hand belongs to one order and is not linked.',
    nextStep: null,
  },
  'order.unknown': {
    status: 422,
    say: 'The sales channel has no order {order} as far as we have read.',
    nextStep: 'Check the order id in Seller Center, or wait a few minutes if it is new.',
  },
  'key.not_allowed': {
    status: 403,
    say: 'An API key may not change people or API keys.',
    nextStep: 'Sign in as an owner, and do it there.',
  },
  'key.expiry': { status: 422, say: 'The key would have expired already.', nextStep: 'Choose a time in the future.' },
  'workspace.last_owner': {
    status: 409,
    say: 'A workspace keeps at least one owner.',
    nextStep: 'Make somebody else owner first.',
  },
  'member.exists': { status: 409, say: 'This person is a member already.', nextStep: null },
} as const satisfies Record<string, Words>

export type RefusalCode = keyof typeof refusals

/** Thrown by handlers and commands; the error handler turns it into problem details. */
export class Refusal extends Error {
  readonly code: RefusalCode
  readonly status: number
  readonly say: string
  readonly nextStep: string | null
  /** The facts the words tell, and no other: what stays unsaid must not travel either. */
  readonly facts: Readonly<Record<string, string | number>>
  /** Which of what was entered is meant, and what is wrong with it. */
  readonly fields: readonly { path: string; say: string }[]
  constructor(
    code: RefusalCode,
    facts: Record<string, string | number> = {},
    fields: readonly { path: string; say: string }[] = [],
  ) {
    const words: Words = refusals[code]
    const told: Record<string, string | number> = {}
    const fill = (text: string) =>
      text
        .replace(/\{(\w+)\}/g, (_, name: string) => {
          told[name] = facts[name] ?? ''
          return String(told[name])
        })
        .trim()
    super(code)
    this.code = code
    this.status = words.status
    this.say = fill(words.say)
    this.nextStep = words.nextStep === null ? null : fill(words.nextStep) || null
    this.facts = told
    this.fields = fields
  }
}

/** Problem details in the spirit of RFC 9457, with the reference an operator finds in the log. */
export const problemSchema = z
  .object({
    type: z.literal('about:blank'),
    status: z.int(),
    code: z.string().describe('Stable; branch on this.'),
    title: z.string().describe('What happened, for a person.'),
    nextStep: z.string().nullable(),
    requestId: z.string().describe('The reference to report.'),
    facts: z
      .record(z.string(), z.union([z.string(), z.number()]))
      .optional()
      .describe('What title and nextStep name, for whoever says it in another language.'),
    fields: z
      .array(z.object({ path: z.string(), say: z.string() }))
      .optional()
      .describe('Which parts of the request were not as expected.'),
  })
  .meta({ id: 'Problem' })
export type ProblemDetails = z.infer<typeof problemSchema>
