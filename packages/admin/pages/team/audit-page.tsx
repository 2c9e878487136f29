/** Who did what, newest first: filtered in the address, with details on demand, as CSV, and checked for gaps. */
import { Button, Skeleton, Text } from '@mantine/core'
import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Download, ShieldCheck } from 'lucide-react'
import { download } from '../../api/client.ts'
import { useMay } from '../../api/me.ts'
import { Empty } from '../../parts/empty.tsx'
import { Page } from '../../parts/page.tsx'
import { ProblemNotice, tellBad, tellDone, tellProblem } from '../../parts/problem-notice.tsx'
import { useTexts } from '../../texts/index.tsx'
import { auditFilterOf, auditQuery, verifyAudit } from './api.ts'
import { AuditFilters } from './audit-filters.tsx'
import { AuditTable } from './audit-table.tsx'
import type { AuditSearch } from './search.ts'

export function AuditPage() {
  const texts = useTexts()
  const t = texts.team.audit
  const search = useSearch({ from: '/inside/audit' })
  const navigate = useNavigate({ from: '/audit' })
  const isOwner = useMay('owner')
  const query = useInfiniteQuery({ ...auditQuery(search), enabled: isOwner })
  const entries = query.data?.pages.flatMap((page) => page.items)
  const show = (change: Partial<AuditSearch>) => navigate({ search: (old) => ({ ...old, ...change }) })
  const nameOf = (actor: string) => entries?.find((entry) => entry.actor === actor)?.actorName ?? actor
  return (
    <Page title={t.title} say={t.say} actions={isOwner && <AuditActions search={search} />}>
      {!isOwner && <Text size="sm">{texts.common.problem.needsRole(texts.common.roles.owner)}</Text>}
      {isOwner && <AuditFilters search={search} nameOf={nameOf} onChange={show} />}
      <ProblemNotice error={query.error} />
      {isOwner && entries === undefined && !query.error && <Skeleton height={300} />}
      {entries?.length === 0 && <Empty title={t.none} say={t.noneSay} />}
      {entries !== undefined && entries.length > 0 && (
        <AuditTable entries={entries} onActor={(actor) => show({ actor })} />
      )}
      {query.hasNextPage && (
        <Button
          variant="default"
          w="fit-content"
          loading={query.isFetchingNextPage}
          onClick={() => query.fetchNextPage()}
        >
          {texts.common.actions.more}
        </Button>
      )}
    </Page>
  )
}

function AuditActions({ search }: { search: AuditSearch }) {
  const texts = useTexts()
  const t = texts.team.audit
  const fail = (error: unknown) => tellProblem(error, texts.common.problem)
  const verify = useMutation({
    mutationFn: verifyAudit,
    onSuccess: ({ ok, rows, brokenAtId }) => (ok ? tellDone(t.intact(rows)) : tellBad(t.broken(brokenAtId ?? ''))),
    onError: fail,
  })
  return (
    <>
      <Button
        variant="default"
        leftSection={<ShieldCheck size={16} />}
        loading={verify.isPending}
        onClick={() => verify.mutate()}
      >
        {t.verify}
      </Button>
      <Button
        variant="default"
        leftSection={<Download size={16} />}
        onClick={() =>
          download(`/api/v1/audit.csv?${new URLSearchParams(auditFilterOf(search))}`, 'audit.csv').catch(fail)
        }
      >
        {texts.common.actions.csvOut}
      </Button>
    </>
  )
}
