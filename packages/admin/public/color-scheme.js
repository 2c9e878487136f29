// Before the first paint, so that nobody who chose dark is met by a white flash. A file of its own, because the
// content-security policy allows no script inside the page.
let scheme = 'auto'
try {
  scheme = localStorage.getItem('mantine-color-scheme-value') ?? 'auto'
} catch {
  // A browser that keeps nothing gets what the system prefers.
}
if (scheme !== 'light' && scheme !== 'dark')
  scheme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
document.documentElement.dataset.mantineColorScheme = scheme
