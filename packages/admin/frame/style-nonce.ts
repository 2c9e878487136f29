/**
 * Libraries that write <style> elements may do so only with the nonce of this page's content-security policy. The server
 * puts it into a meta tag, fresh for every page.
 */
import { setNonce } from 'get-nonce'

export function readStyleNonce(): string {
  const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''
  // The scroll lock behind drawers and dialogs (react-remove-scroll) asks get-nonce.
  setNonce(nonce)
  return nonce
}
