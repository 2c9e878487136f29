/** Stores: how each does, and connecting one. */
import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Store as StoreIcon } from 'lucide-react'
import { storesQuery } from '../../api/channels.ts'
import { useMay } from '../../api/me.ts'
import classes from '../../parts/connection.module.css'
import { Empty } from '../../parts/empty.tsx'
import { GatedButton } from '../../parts/gate.tsx'
import { Page } from '../../parts/page.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'
import { useTexts } from '../../texts/index.tsx'
import { StoreDialog } from './store-dialog.tsx'
import { StorePanel } from './store-panel.tsx'

export function StoresPage() {
  const t = useTexts().channels.stores
  const { connect } = useSearch({ from: '/inside/stores' })
  const mayConnect = useMay('owner')
  const navigate = useNavigate({ from: '/stores' })
  const { data, error, isPending } = useQuery(storesQuery)
  const stores = data?.filter(({ status }) => status !== 'disconnected')
  const button = (
    <GatedButton needs="owner" onClick={() => navigate({ search: { connect: 'open' } })}>
      {t.connect}
    </GatedButton>
  )
  return (
    <Page title={t.title} say={t.say} actions={button}>
      <ProblemNotice error={error} />
      {isPending && <Skeleton height={220} />}
      {stores?.length === 0 && (
        <Empty icon={<StoreIcon size={34} strokeWidth={1.5} />} title={t.none} say={t.noneSay}>
          {button}
        </Empty>
      )}
      <div className={classes.panels}>
        {stores?.map((store) => (
          <StorePanel key={store.id} store={store} onAgain={() => navigate({ search: { connect: store.id } })} />
        ))}
      </div>
      {mayConnect && connect !== undefined && data !== undefined && (
        <StoreDialog
          key={connect}
          known={stores?.find(({ id }) => id === connect)}
          onClose={() => navigate({ search: {} })}
        />
      )}
    </Page>
  )
}
