/** The five steps: what is done, what comes next, and one button each. */
import { Text, VisuallyHidden } from '@mantine/core'
import { CircleCheck, CircleDashed } from 'lucide-react'
import type { ReactNode } from 'react'
import { LinkButton } from '../../parts/links.tsx'
import { useLanguage } from '../../texts/index.tsx'
import classes from './start.module.css'
import { type StepName, type Steps, stepNames } from './steps.ts'

export function Checklist({ steps }: { steps: Steps }) {
  const { locale, texts } = useLanguage()
  const t = texts.channels.start
  const next = stepNames.find((name) => !steps.done[name])
  const digits = new Intl.NumberFormat(locale)
  const names = (each: readonly string[]) => new Intl.ListFormat(locale).format(each)
  const say: Record<StepName, string> = {
    channel: steps.done.channel ? t.steps.channel.doneSay(names(steps.channelNames)) : t.steps.channel.say,
    store: steps.done.store ? t.steps.store.doneSay(names(steps.storeNames)) : t.steps.store.say,
    link: steps.done.link ? t.steps.link.doneSay(digits.format(steps.shipments)) : t.steps.link.say,
    carriers: steps.done.carriers
      ? t.steps.carriers.doneSay
      : steps.unmapped > 0
        ? t.steps.carriers.waiting(steps.unmapped)
        : t.steps.carriers.say,
    synced: steps.done.synced ? t.steps.synced.doneSay(digits.format(steps.synced)) : t.steps.synced.say,
  }
  const look = (name: StepName) => ({
    size: 'xs',
    variant: name === next ? 'filled' : 'default',
    children: t.steps[name].act,
  })
  const act: Record<StepName, ReactNode> = {
    channel: steps.done.channel ? (
      <LinkButton to="/channels" {...look('channel')}>
        {t.show.channel}
      </LinkButton>
    ) : (
      <LinkButton to="/channels" search={{ connect: 'open' }} {...look('channel')} />
    ),
    store: steps.done.store ? (
      <LinkButton to="/stores" {...look('store')}>
        {t.show.store}
      </LinkButton>
    ) : (
      <LinkButton to="/stores" search={{ connect: 'open' }} {...look('store')} />
    ),
    link: <LinkButton to="/orders" {...look('link')} />,
    carriers: <LinkButton to="/settings/fulfilment-sync" {...look('carriers')} />,
    synced: <LinkButton to="/" {...look('synced')} />,
  }
  return (
    <ol className={classes.steps}>
      {stepNames.map((name) => (
        <li key={name} data-done={steps.done[name] || undefined}>
          {steps.done[name] ? (
            <CircleCheck size={22} aria-hidden="true" />
          ) : (
            <CircleDashed size={22} aria-hidden="true" />
          )}
          <div className={classes.stepText}>
            <Text fw={600} size="sm">
              {t.steps[name].title}
              <VisuallyHidden> ({steps.done[name] ? t.done : t.open})</VisuallyHidden>
            </Text>
            <Text size="sm" c="dimmed">
              {say[name]}
            </Text>
          </div>
          {act[name]}
        </li>
      ))}
    </ol>
  )
}
