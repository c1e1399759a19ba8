import { lazy, Suspense, useEffect, useState } from 'react'
import { Redirect, Route, Switch, useLocation } from 'wouter'
import { RefusedBriefingPage } from './feature/briefing/refused-page.tsx'
import { Frame } from './feature/shell/frame.tsx'
import { NotFoundPage } from './feature/shell/not-found-page.tsx'
import { refused } from './refused.ts'
import { FaultBoundary } from './ui/fault-boundary.tsx'
import { Loading } from './ui/state.tsx'

const AlertPage = lazy(() => import('./feature/alert/alert-page.tsx'))
const AtlasPage = lazy(() => {
  import('./feature/atlas/first-view.ts').then(
    ({ askForView }) => askForView(location.search),
    () => {}, // the page asks for the same
  )
  return import('./feature/atlas/atlas-page.tsx')
})
const BriefingPage = lazy(() => import('./feature/briefing/briefing-page.tsx'))
const ComparePage = lazy(() => import('./feature/compare/compare-page.tsx'))
const DirectivePage = lazy(() => import('./feature/directive/directive-page.tsx'))
const SourcePage = lazy(() => import('./feature/source/source-page.tsx'))
const SignInPage = lazy(() => import('./feature/sign-in/sign-in-page.tsx'))
const AccountPage = lazy(() => import('./feature/account/account-page.tsx'))
const AuditPage = lazy(() => import('./feature/audit/audit-page.tsx'))
const AccountAdminPage = lazy(() => import('./feature/account-admin/account-admin-page.tsx'))
const PersonPage = lazy(() => import('./feature/person/person-page.tsx'))
const TargetPage = lazy(() => import('./feature/target/target-page.tsx'))
const TipPage = lazy(() => import('./feature/tip/tip-page.tsx'))

/** After a change of page the reader starts at its heading, with eyes and with a screen reader. */
function useFocusOnNewPage(path: string) {
  const [shown, setShown] = useState(path)
  useEffect(() => {
    if (path === shown) return
    setShown(path)
    const main = document.getElementById('main')
    if (main && document.activeElement !== document.body) main.focus({ preventScroll: true })
    scrollTo(0, 0)
  }, [path, shown])
}

/** The pages, in the common frame; each is loaded when it is first opened. */
export function App() {
  const [path] = useLocation()
  useFocusOnNewPage(path)
  return (
    <Frame wide={path === '/map' || path === '/'}>
      <FaultBoundary key={path}>
        <Suspense fallback={<Loading />}>
          <Switch>
            {refused && path === refused.path && (
              <Route>{path.startsWith('/briefing') ? <RefusedBriefingPage {...refused} /> : <NotFoundPage />}</Route>
            )}
            <Route path="/">
              <Redirect to={`/map${location.search}`} replace />
            </Route>
            <Route path="/map" component={AtlasPage} />
            <Route path="/compare" component={ComparePage} />
            <Route path="/briefings" component={BriefingPage} />
            <Route path="/targets" component={TargetPage} />
            <Route path="/directives" component={DirectivePage} />
            <Route path="/alerts" component={AlertPage} />
            <Route path="/sources" component={SourcePage} />
            <Route path="/tip" component={TipPage} />
            <Route path="/sign-in" component={SignInPage} />
            <Route path="/account" component={AccountPage} />
            <Route path="/audit" component={AuditPage} />
            <Route path="/accounts" component={AccountAdminPage} />
            <Route path="/person" component={PersonPage} />
            <Route component={NotFoundPage} />
          </Switch>
        </Suspense>
      </FaultBoundary>
    </Frame>
  )
}
