export type AppCredentials = { appKey: string; appSecret: string }

export type TokenPair = {
  accessToken: string
  /** ISO 8601. */
  accessTokenExpiresAt: string
  refreshToken: string
  /** ISO 8601; the end of the authorisation the seller granted. null when TikTok did not say. */
  refreshTokenExpiresAt: string | null
}
