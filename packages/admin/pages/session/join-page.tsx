/** An invitation leads here. */
import { useState } from 'react'
import { useTexts } from '../../texts/index.tsx'
import { AccountForm, tokenOfAddress } from './account-form.tsx'
import { Doorway } from './doorway.tsx'

export function JoinPage() {
  const t = useTexts().session
  const [token] = useState(tokenOfAddress)
  if (token === '')
    return (
      <Doorway title={t.joinTitle} say={t.joinNoToken}>
        {null}
      </Doorway>
    )
  return (
    <Doorway title={t.joinTitle} say={t.joinSay}>
      <AccountForm kind="invited" token={token} deed={t.join} leadsTo="/" />
    </Doorway>
  )
}
