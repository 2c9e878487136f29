/** Where TikTok Shop sends the seller back to: the code is redeemed once, then one chooses which shops become sales channels. */
import { Skeleton, Stack } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { Empty } from '../../parts/empty.tsx'
import { LinkButton } from '../../parts/links.tsx'
import { Page } from '../../parts/page.tsx'
import { ProblemNotice } from '../../parts/problem-notice.tsx'
import { useTexts } from '../../texts/index.tsx'
import { returnFromTikTok } from './api.ts'
import { ChooseShops } from './choose-shops.tsx'

export function ReturnPage() {
  const t = useTexts().channels.back
  const { code, state } = useSearch({ from: '/inside/connect/tiktok-shop' })
  const redeem = useMutation({ mutationFn: () => returnFromTikTok(state ?? '', code ?? null) })
  const navigate = useNavigate()
  const isAsked = useRef(false)
  const { mutate } = redeem
  useEffect(() => {
    // The state works once: asked twice, the second answer would be a refusal.
    if (isAsked.current || state === undefined) return
    isAsked.current = true
    mutate()
  }, [state, mutate])
  const isLost = state === undefined || code === undefined
  return (
    <Page title={t.title}>
      {isLost && (
        <Empty title={t.missing} say={t.missingSay}>
          <LinkButton to="/channels" search={{ connect: 'open' }}>
            {t.beginAgain}
          </LinkButton>
        </Empty>
      )}
      {!isLost && redeem.error && (
        <Stack>
          <ProblemNotice error={redeem.error} />
          {/* The state is spent, whatever the cause: the only way on is a new one. */}
          <LinkButton to="/channels" search={{ connect: 'open' }} w="fit-content">
            {t.beginAgain}
          </LinkButton>
        </Stack>
      )}
      {!isLost && redeem.isPending && <Skeleton height={160} aria-label={t.reading} />}
      {redeem.data && (
        <ChooseShops
          authorisationId={redeem.data.authorisationId}
          shops={redeem.data.shops}
          onClose={() => navigate({ to: '/channels' })}
        />
      )}
    </Page>
  )
}
