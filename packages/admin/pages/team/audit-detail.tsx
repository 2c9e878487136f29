/** The detail of one entry: what changed from what to what, then whatever else was written down. */
import { useQuery } from '@tanstack/react-query'
import { channelsQuery } from '../../api/channels.ts'
import { useTexts } from '../../texts/index.tsx'
import { rowsOfDetail } from './detail-rows.ts'
import classes from './team.module.css'

export function AuditDetail({ detail }: { detail: Readonly<Record<string, unknown>> }) {
  const t = useTexts().team.audit
  const { told, changed } = rowsOfDetail(detail)
  const channels = useQuery(channelsQuery).data ?? []
  const channelName = (id: string) => channels.find((each) => each.id === id)?.name
  const fieldName = (field: string) => (field === '' ? t.value : (t.fields[field] ?? field))
  return (
    <div className={classes.detail}>
      {changed.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">{t.field}</th>
              <th scope="col">{t.before}</th>
              <th scope="col">{t.after}</th>
            </tr>
          </thead>
          <tbody>
            {changed.map(({ field, before, after }) => (
              <tr key={field}>
                <th scope="row">{fieldName(field)}</th>
                <td>
                  <bdi>{before || '–'}</bdi>
                </td>
                <td>
                  <bdi>{after || '–'}</bdi>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {told.length > 0 && (
        <table>
          <tbody>
            {told.map(({ field, value }) => (
              <tr key={field}>
                <th scope="row">{fieldName(field)}</th>
                <td>
                  <bdi>{field === 'channelId' ? (channelName(value) ?? value) : value}</bdi>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  )
}
