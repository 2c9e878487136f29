/** On every answer, whatever it is and whoever writes it: nothing is guessed, framed, shared or kept. */
const safeHeaders: Record<string, string> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
  // Answers are data, never pages. The screens, which are pages, bring a policy of their own.
  'content-security-policy': "default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
}

/** With the promise to stay with https, where the outside reaches us by it. */
export const safeHeadersAt = (publicUrl: string): Record<string, string> =>
  publicUrl.startsWith('https://')
    ? { ...safeHeaders, 'strict-transport-security': 'max-age=31536000; includeSubDomains' }
    : safeHeaders
