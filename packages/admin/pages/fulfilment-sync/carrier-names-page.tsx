/** How can you find your store carrier name? Where each platform keeps it, and how it looks there. */
import { Badge, Group, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { ArrowLeft } from 'lucide-react'
import { connectorsQuery } from '../../api/channels.ts'
import { Card } from '../../parts/card.tsx'
import { LinkButton } from '../../parts/links.tsx'
import { Page } from '../../parts/page.tsx'
import { useTexts } from '../../texts/index.tsx'
import classes from './fulfilment-sync.module.css'

const platforms = ['shopify', 'woocommerce', 'bigcommerce', 'magento2'] as const

export function CarrierNamesPage() {
  const t = useTexts().mappings.names
  const connectors = useQuery(connectorsQuery)
  return (
    <Page
      title={t.title}
      say={
        <>
          {t.say} {t.short}
        </>
      }
      actions={
        <LinkButton to="/settings/fulfilment-sync" variant="default" leftSection={<ArrowLeft size={16} />}>
          {t.back}
        </LinkButton>
      }
    >
      <div className={classes.names}>
        {platforms.map((kind) => {
          const platform = t.platforms[kind]
          const isConnectable = connectors.data?.some((each) => each.kind === kind) ?? true
          return (
            <Card key={kind} title={platform.name}>
              <ol className={classes.steps}>
                {platform.steps.map((step) => (
                  <li key={step}>{step}</li>
                ))}
              </ol>
              <Group gap={6} mb="xs">
                <Text size="sm" c="dimmed">
                  {t.looksLike}
                </Text>
                {platform.examples.map((example) => (
                  <Badge key={example} variant="default" fw={500}>
                    {example}
                  </Badge>
                ))}
              </Group>
              <Text size="sm">{platform.note}</Text>
              {!isConnectable && (
                <Text size="sm" c="dimmed" mt={6}>
                  {t.notYet}
                </Text>
              )}
            </Card>
          )
        })}
      </div>
    </Page>
  )
}
