/** A connected shop or store as a panel: how it does, what is known of it, what one can do. And how its connection ends. */
import { Button, Group, List, Modal, Paper, Skeleton, Stack, Text, TextInput, Title } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Fragment, type ReactNode, useId, useState } from 'react'
import type { Schemas } from '../api/client.ts'
import { useTexts } from '../texts/index.tsx'
import classes from './connection.module.css'
import { DialogFoot } from './dialog-foot.tsx'
import { GatedButton } from './gate.tsx'
import { ProblemNotice, tellDone, tellProblem } from './problem-notice.tsx'
import { Chip, type Tone } from './state-chip.tsx'

type Status = Schemas['ConnectionStatus']

export const toneOfStatus: Record<Status, Tone> = {
  active: 'good',
  paused: 'calm',
  broken: 'bad',
  disconnected: 'calm',
}

type ConnectionPanelProps = {
  name: string
  kind: string
  status: Status
  /** Why it does not work, in words. */
  statusSay: string | null
  facts: readonly (readonly [string, ReactNode])[]
  children: ReactNode
}

export function ConnectionPanel({ name, kind, status, statusSay, facts, children }: ConnectionPanelProps) {
  const texts = useTexts()
  const titleId = useId()
  return (
    <Paper component="section" p="md" aria-labelledby={titleId} style={{ minWidth: 0 }}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div style={{ minWidth: 0 }}>
          <Title order={2} size="h5" id={titleId} lineClamp={2} title={name} dir="auto">
            {name}
          </Title>
          <Text size="sm" c="dimmed">
            {kind}
          </Text>
        </div>
        <Chip tone={toneOfStatus[status]}>{texts.common.connection[status]}</Chip>
      </Group>
      {statusSay !== null && (
        <Text size="sm" mt="xs" className={classes.say} data-tone={toneOfStatus[status]}>
          {statusSay}
        </Text>
      )}
      <dl className={classes.facts}>
        {facts.map(([term, value]) => (
          <Fragment key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
      </dl>
      <Group gap="xs">{children}</Group>
    </Paper>
  )
}

type PauseButtonProps = { name: string; status: Status; pause(): Promise<unknown>; resume(): Promise<unknown> }

/** Pauses what works, and lets what is paused go on; not there for what does neither. */
export function PauseButton({ name, status, pause, resume }: PauseButtonProps) {
  const texts = useTexts()
  const t = texts.channels
  const queries = useQueryClient()
  const isPaused = status === 'paused'
  const toggle = useMutation({
    mutationFn: isPaused ? resume : pause,
    onSuccess: () => {
      void queries.invalidateQueries()
      tellDone(isPaused ? t.resumed(name) : t.paused(name))
    },
    onError: (error) => tellProblem(error, texts.common.problem),
  })
  if (status !== 'active' && !isPaused) return null
  return (
    <GatedButton needs="owner" size="xs" variant="default" loading={toggle.isPending} onClick={() => toggle.mutate()}>
      {isPaused ? t.resume : t.pause}
    </GatedButton>
  )
}

type DisconnectDialogProps<Contents> = {
  name: string
  queryKey: readonly unknown[]
  /** Asks what would be deleted. */
  preview(): Promise<Contents>
  /** What is deleted, in words; nothing for what is not there. */
  tell(contents: Contents): readonly string[]
  keeps?(contents: Contents): string | null
  end(): Promise<unknown>
  onClose(): void
}

/** Says first what is deleted, and wants the name typed: it cannot be undone. */
export function DisconnectDialog<Contents>({
  name,
  queryKey,
  preview,
  tell,
  keeps,
  end,
  onClose,
}: DisconnectDialogProps<Contents>) {
  const texts = useTexts()
  const t = texts.channels
  const queries = useQueryClient()
  const [typed, setTyped] = useState('')
  const contents = useQuery({ queryKey: [...queryKey, 'disconnect-preview'], queryFn: preview, staleTime: 0 })
  const run = useMutation({
    mutationFn: end,
    onSuccess: () => {
      void queries.invalidateQueries()
      tellDone(t.ended(name))
      onClose()
    },
  })
  const kept = contents.data === undefined ? null : (keeps?.(contents.data) ?? null)
  return (
    <Modal
      opened
      onClose={onClose}
      title={t.disconnectTitle(name)}
      closeButtonProps={{ 'aria-label': texts.common.actions.close }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (typed === name) run.mutate()
        }}
      >
        <Stack>
          <ProblemNotice error={contents.error} />
          {contents.isPending && <Skeleton height={90} />}
          {contents.data !== undefined && (
            <div>
              <Text size="sm">{t.disconnectSay}</Text>
              <List size="sm" mt={4}>
                {[...tell(contents.data), t.deletes.secrets].map((line) => (
                  <List.Item key={line}>{line}</List.Item>
                ))}
              </List>
              {kept !== null && (
                <Text size="sm" mt="xs">
                  {kept}
                </Text>
              )}
            </div>
          )}
          <TextInput
            label={t.disconnectType(name)}
            autoComplete="off"
            data-autofocus
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <DialogFoot error={run.error} onCancel={onClose}>
            <Button
              type="submit"
              color="red"
              disabled={typed !== name || contents.data === undefined}
              loading={run.isPending}
            >
              {t.disconnect}
            </Button>
          </DialogFoot>
        </Stack>
      </form>
    </Modal>
  )
}
