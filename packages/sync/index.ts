export * from './nouns.ts'
