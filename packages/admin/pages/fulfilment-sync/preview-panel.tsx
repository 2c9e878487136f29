/** What a mapping would change, before it is saved or deleted. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { bodyOf, previewQuery, removalPreviewQuery, type Wish } from './api.ts'
import { WhatIfBox } from './what-if-box.tsx'

type PreviewPanelProps = { channelId: string; wish: Wish; mappingId: string | undefined }

export function PreviewPanel({ channelId, wish, mappingId }: PreviewPanelProps) {
  const { data, error } = useQuery({
    ...previewQuery(channelId, wish, mappingId),
    placeholderData: keepPreviousData,
  })
  if (bodyOf(wish) === null) return null
  return <WhatIfBox whatIf={data} count={data?.count} error={error} />
}

export function RemovalPreview({ channelId, mappingId }: { channelId: string; mappingId: string }) {
  const { data, error } = useQuery(removalPreviewQuery(channelId, mappingId))
  return <WhatIfBox whatIf={data} count={data?.count} error={error} />
}
