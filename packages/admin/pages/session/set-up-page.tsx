/** The link that `npm start` prints leads here: the owner's account. */
import { useState } from 'react'
import { useTexts } from '../../texts/index.tsx'
import { AccountForm, tokenOfAddress } from './account-form.tsx'
import { Doorway } from './doorway.tsx'

export function SetUpPage() {
  const t = useTexts().session
  const [token] = useState(tokenOfAddress)
  if (token === '')
    return (
      <Doorway title={t.setUpTitle} say={t.setUpNoToken}>
        {null}
      </Doorway>
    )
  return (
    <Doorway title={t.setUpTitle} say={t.setUpSay}>
      <AccountForm kind="first" token={token} deed={t.create} leadsTo="/start" />
    </Doorway>
  )
}
