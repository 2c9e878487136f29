/** One store: how it does, testing it live, pausing it, other settings, and ending it. */
import { Box } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { connectorsQuery, type Store } from '../../api/channels.ts'
import { ConnectionPanel, DisconnectDialog, PauseButton } from '../../parts/connection.tsx'
import { statusWords } from '../../parts/connection-words.ts'
import { GatedButton } from '../../parts/gate.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'
import { When } from '../../parts/times.tsx'
import { useTexts } from '../../texts/index.tsx'
import { endStore, pauseStore, previewStoreEnd, resumeStore, testStore } from './api.ts'
import { inWordsOf } from './connector-words.ts'
import { TestResult } from './permission-list.tsx'

export function StorePanel({ store, onAgain }: { store: Store; onAgain(): void }) {
  const texts = useTexts()
  const t = texts.channels
  const connectors = useQuery(connectorsQuery).data ?? []
  const [isEnding, setEnding] = useState(false)
  const { id, name, status } = store
  const connector = connectors.map(inWordsOf(t.stores.connectorWords)).find(({ kind }) => kind === store.kind)
  const test = useMutation({ mutationFn: () => testStore(id) })
  return (
    <ConnectionPanel
      name={name}
      kind={connector?.label ?? store.kind}
      status={status}
      statusSay={statusWords(texts, store)}
      facts={[
        [t.lastNotice, <When key="notice" at={store.lastNoticeAt} />],
        [t.lastRead, <When key="read" at={store.lastReadAt} />],
        ...(connector?.fields ?? [])
          .filter((field) => !field.secret && store.settings[field.name])
          .map((field) => [field.label, store.settings[field.name]] as const),
        ...(connector === undefined ? [] : [[t.stores.carrierName, connector.whereIsTheCarrierName] as const]),
      ]}
    >
      <GatedButton needs="operator" size="xs" variant="light" loading={test.isPending} onClick={() => test.mutate()}>
        {t.stores.test}
      </GatedButton>
      <PauseButton name={name} status={status} pause={() => pauseStore(id)} resume={() => resumeStore(id)} />
      <GatedButton needs="owner" size="xs" variant={status === 'broken' ? 'filled' : 'default'} onClick={onAgain}>
        {status === 'broken' ? t.again : t.stores.edit}
      </GatedButton>
      <GatedButton needs="owner" size="xs" variant="subtle" color="red" onClick={() => setEnding(true)}>
        {t.disconnect}
      </GatedButton>
      {!test.isIdle && !test.isPending && (
        <Box w="100%">
          <ProblemNotice error={test.error} />
          {test.data && <TestResult answer={test.data} />}
        </Box>
      )}
      {isEnding && (
        <DisconnectDialog
          name={name}
          queryKey={['stores', id]}
          preview={() => previewStoreEnd(id)}
          tell={(contents) =>
            (['shipments', 'unsynced', 'inFlight', 'links', 'orders'] as const)
              .filter((what) => contents[what] > 0)
              .map((what) => t.deletes[what](contents[what]))
          }
          end={() => endStore(id)}
          onClose={() => setEnding(false)}
        />
      )}
    </ConnectionPanel>
  )
}
