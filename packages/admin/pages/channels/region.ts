/** The market of a shop in the reader's language: TikTok Shop names it by a country's two letters. Pure. */
export function regionName(locale: string, region: string): string {
  // An authorisation may come without a region, and Intl throws at what is no code.
  if (!/^[A-Z]{2}$/.test(region)) return region
  return new Intl.DisplayNames(locale, { type: 'region' }).of(region) ?? region
}
