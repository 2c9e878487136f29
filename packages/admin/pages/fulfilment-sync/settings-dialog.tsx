/** Before settings are saved: what changes, what it would do, and saving it, with the way back. */
import { Stack, Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type Channel, providersQuery } from '../../api/channels.ts'
import { Confirm } from '../../parts/confirm.tsx'
import { tellDone } from '../../parts/problem-notice.tsx'
import { useTexts } from '../../texts/index.tsx'
import { type SettingsWish, saveSettings, settingsHistoryQuery, settingsPreviewQuery, undoSettings } from './api.ts'
import { useSettingsChanges } from './settings-changes.ts'
import { tellWithUndo } from './undo-notice.tsx'
import { WhatIfBox } from './what-if-box.tsx'

type SettingsDialogProps = { channel: Channel; wish: SettingsWish; onClose(): void }

export function SettingsDialog({ channel, wish, onClose }: SettingsDialogProps) {
  const texts = useTexts()
  const t = texts.mappings.settings
  const queries = useQueryClient()
  const preview = useQuery(settingsPreviewQuery(channel.id, wish))
  const providers = useQuery(providersQuery(channel.id)).data?.items ?? []
  const changes = useSettingsChanges()(
    { policy: channel.policy, defaultProvider: channel.defaultProvider },
    {
      policy: wish.policy,
      defaultProvider: providers.find(({ id }) => id === wish.defaultProviderId) ?? null,
    },
  )
  const refresh = () =>
    Promise.all(['channels', 'shipments'].map((topic) => queries.invalidateQueries({ queryKey: [topic] })))
  const putBack = async () => {
    const [last] = await queries.fetchQuery({ ...settingsHistoryQuery(channel.id), staleTime: 0 })
    if (last === undefined) return
    await undoSettings(channel.id, last.id)
    await refresh()
    tellDone(texts.mappings.history.undone)
  }
  const save = useMutation({
    mutationFn: () => saveSettings(channel.id, wish),
    onSuccess: async () => {
      // Closed with the new settings on the screen, not with the old ones for a moment.
      await refresh()
      onClose()
      tellWithUndo(texts, t.saved(changes.join('; '), preview.data?.outcome.goes ?? 0), putBack)
    },
  })
  const isNothingMoved = preview.data !== undefined && preview.data.outcome.goes === 0 && preview.data.stops === 0
  const isSwitched = wish.policy.autoSync !== channel.policy.autoSync
  return (
    <Confirm
      opened
      size="lg"
      title={t.confirmTitle}
      deed={texts.common.actions.save}
      isBusy={save.isPending}
      error={save.error}
      onConfirm={() => save.mutate()}
      onClose={onClose}
    >
      <Stack gap="sm">
        {changes.map((change) => (
          <Text key={change} fw={600} size="sm">
            {change}
          </Text>
        ))}
        <WhatIfBox whatIf={preview.data} error={preview.error} isAboutNewest={!isSwitched}>
          {isSwitched && !wish.policy.autoSync && <Text size="sm">{t.newOnesWait}</Text>}
          {preview.data !== undefined && preview.data.stops > 0 && <Text size="sm">{t.stops(preview.data.stops)}</Text>}
          {isNothingMoved && wish.policy.autoSync && <Text size="sm">{t.nothingMoves}</Text>}
        </WhatIfBox>
      </Stack>
    </Confirm>
  )
}
