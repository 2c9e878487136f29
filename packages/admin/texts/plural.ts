/** `plural('en', { one: 'order', other: 'orders' })(3)` → `3 orders`; numbers as the language groups them. */
export function plural(language: string, forms: { one: string; other: string }): (count: number) => string {
  const rules = new Intl.PluralRules(language)
  const digits = new Intl.NumberFormat(language)
  return (count) => `${digits.format(count)} ${rules.select(count) === 'one' ? forms.one : forms.other}`
}
