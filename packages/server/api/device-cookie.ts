/**
 * The cookie by which a browser is known again. It signs nobody in: it only lets the brakes tell the browser of somebody who was
 * here before from a stranger's. Kept at rest as a digest, renewed at every sign-in, under the session cookie's own rules.
 */
const deviceLifeSeconds = 90 * 86_400
export const deviceLifeMs = deviceLifeSeconds * 1_000
const tokenShape = /^[A-Za-z0-9_-]{43}$/

export type DeviceCookie = {
  /** The token a request came with, or null. */
  read(cookies: string | undefined): string | null
  /** The cookie to set. */
  write(token: string): string
}

export function deviceCookie(isHttps: boolean): DeviceCookie {
  const name = isHttps ? '__Host-waybridge-device' : 'waybridge-device'
  return {
    read(cookies) {
      for (const cookie of cookies?.split(';') ?? []) {
        const [found, token] = cookie.trim().split('=')
        if (found === name && token !== undefined && tokenShape.test(token)) return token
      }
      return null
    },
    write: (token) =>
      `${name}=${token}; Max-Age=${deviceLifeSeconds}; Path=/; HttpOnly; SameSite=Lax${isHttps ? '; Secure' : ''}`,
  }
}
