import '../../style/account.css'
import { useEffect, useState } from 'react'
import { useDocument } from '../../api.ts'
import { useText } from '../../message/text.ts'
import { Empty, Fault, Loading } from '../../ui/state.tsx'
import { NeedsAccount } from '../shell/needs-account.tsx'
import { AccountRow } from './account-row.tsx'
import { AddAccountForm } from './add-account-form.tsx'
import { type GivenLink, LinkCard } from './link-card.tsx'
import { accountsQuery } from './query.ts'

/** The accounts of the hub: what each may, how it signs in, and new ones. */
export default function AccountAdminPage() {
  const text = useText()
  useEffect(() => {
    document.title = `${text('admin.title')} – ${text('app.title')}`
  }, [text])
  return (
    <div className="page account-page">
      <h1>{text('admin.title')}</h1>
      <NeedsAccount scope="account:admin">{(viewer) => <Accounts own={viewer.name ?? ''} />}</NeedsAccount>
    </div>
  )
}

function Accounts({ own }: { readonly own: string }) {
  const text = useText()
  const accounts = useDocument(accountsQuery, {})
  const [given, setGiven] = useState<GivenLink>()
  const refresh = async () => {
    await accounts.refetch()
  }
  const give = async (link: GivenLink) => {
    setGiven(link)
    await refresh()
  }
  return (
    <>
      <p className="lead">{text('admin.lead')}</p>
      {given && <LinkCard key={given.path} given={given} onStored={() => setGiven(undefined)} />}
      <div className="admin-columns">
        <section className="card" aria-labelledby="accounts-title" aria-busy={accounts.isPending}>
          <h2 id="accounts-title">{text('admin.list')}</h2>
          {accounts.isPending && <Loading lines={6} />}
          {accounts.error && <Fault error={accounts.error} onRetry={() => accounts.refetch()} />}
          {accounts.data?.accounts.length === 0 && <Empty title={text('admin.none')} />}
          <ul className="rows">
            {accounts.data?.accounts.map((account) => (
              <AccountRow
                key={account.id}
                account={account}
                own={account.name === own}
                onLink={give}
                onChanged={refresh}
              />
            ))}
          </ul>
        </section>
        <AddAccountForm onAdded={give} />
      </div>
    </>
  )
}
