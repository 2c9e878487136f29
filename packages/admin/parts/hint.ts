/**
 * What an element says when it is pointed at, touched or reached by keyboard; frame/hints.tsx shows it. Only text, and never
 * the only place where something needed is said: for what a screen reader must hear, add `aria-description`.
 */
export const hint = (text: string) => ({ 'data-hint': text })
