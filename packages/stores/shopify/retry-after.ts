/** Seconds, possibly with decimals; null when the header is missing or says nothing sensible. */
export function readRetryAfterMs(header: string | undefined): number | null {
  if (header === undefined || !/^[0-9]{1,6}(\.[0-9]+)?$/.test(header.trim())) return null
  return Math.ceil(Number(header) * 1000)
}
