/** What differs between two settings of a channel, a line each: `Auto-sync: on → off`. */
import { useTexts } from '../../texts/index.tsx'
import type { SettingsChange } from './api.ts'

type Settings = SettingsChange['before']

export function useSettingsChanges(): (before: Settings, after: Settings) => string[] {
  const { mappings, common } = useTexts()
  const t = mappings.settings
  const { from } = mappings.history
  const told = (on: boolean) => (on ? common.words.on : common.words.off)
  const flips = {
    autoSync: t.autoSync,
    detectCarrier: t.detect,
    correctAfterEdit: t.correct,
    shipDespiteCancelRequest: t.cancel,
  } as const
  return (before, after) => [
    ...(Object.keys(flips) as (keyof typeof flips)[])
      .filter((name) => before.policy[name] !== after.policy[name])
      .map((name) => `${flips[name]}: ${from(told(before.policy[name]), told(after.policy[name]))}`),
    ...(before.policy.numberDisagrees === after.policy.numberDisagrees
      ? []
      : [
          `${t.disagrees}: ${from(
            t.disagreesOptions[before.policy.numberDisagrees],
            t.disagreesOptions[after.policy.numberDisagrees],
          )}`,
        ]),
    ...(before.defaultProvider?.id === after.defaultProvider?.id
      ? []
      : [
          `${t.fallback}: ${from(
            before.defaultProvider?.name ?? common.words.none,
            after.defaultProvider?.name ?? common.words.none,
          )}`,
        ]),
    ...(JSON.stringify(before.policy.marketRules) === JSON.stringify(after.policy.marketRules) ? [] : [t.rules]),
  ]
}
