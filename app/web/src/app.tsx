/** The pages, and what they stand on. */
import { isAddress, type Address } from '@solana/kit';
import { lazy, Suspense, type ComponentType, type ReactNode } from 'react';
import { Route, Router, Switch } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { ConnectionProvider } from './chain/connection';
import { Frame, pageAt } from './frame/Frame';
import { PoolsPage } from './pages/pools/PoolsPage';
import { NotFoundPage } from './pages/NotFoundPage';
import { PricesProvider } from './prices/prices';
import { TransactProvider } from './transact/transact';
import { mayLeave } from './ui/drafts';
import { Lines } from './ui/loading';
import { WalletProvider } from './wallet/wallet';

// The first page comes at once; the others when they are gone to.
const ChooseChain = lazy(() => import('./frame/ChooseChain'));
const PoolPage = lazy(() => import('./pages/pool/PoolPage'));
const PositionsPage = lazy(() => import('./pages/positions/PositionsPage'));
const VaultsPage = lazy(() => import('./pages/vaults/VaultsPage'));
const GaugesPage = lazy(() => import('./pages/gauge/GaugesPage'));
const TeamPage = lazy(() => import('./pages/team/TeamPage'));
const NewFarmPage = lazy(() => import('./pages/team/NewFarmPage'));
const TeamGaugePage = lazy(() => import('./pages/team/gauge/TeamGaugePage'));
const TeamPoolPage = lazy(() => import('./pages/team/TeamPoolPage'));
const SettingsPage = lazy(() => import('./pages/settings/SettingsPage'));

export function App() {
    return (
        <ConnectionProvider
            unknown={(choose, why) => (
                <Suspense>
                    <ChooseChain choose={choose} why={why} />
                </Suspense>
            )}
        >
            <Providers>
                <Router hook={useAskedLocation} hrefs={hrefOf}>
                    <Frame>
                        <Suspense fallback={<Lines many={6} />}>
                            <Routes />
                        </Suspense>
                    </Frame>
                </Router>
            </Providers>
        </ConnectionProvider>
    );
}

/** The route stands in the hash; whoever would leave a page with a draft on it is asked. */
const useAskedLocation: typeof useHashLocation = (options) => {
    const [at, go] = useHashLocation(options);
    return [at, (to, how) => void ((pageAt(to) === pageAt(at) || mayLeave()) && go(to, how))];
};
const hrefOf = (route: string) => `#${route}`;

function Providers({ children }: { children: ReactNode }) {
    return (
        <WalletProvider>
            <PricesProvider>
                <TransactProvider>{children}</TransactProvider>
            </PricesProvider>
        </WalletProvider>
    );
}

function Routes() {
    return (
        <Switch>
            <Route path="/">
                <PoolsPage />
            </Route>
            <Route path="/pool/:pool/:part?">
                {({ pool, part }) => <AtAddress of={pool} part={part} show={PoolPage} />}
            </Route>
            <Route path="/positions">
                <PositionsPage />
            </Route>
            <Route path="/vaults">
                <VaultsPage />
            </Route>
            <Route path="/positions/:owner">
                {({ owner }) =>
                    isAddress(owner) ? <PositionsPage of={owner} /> : <NotFoundPage />
                }
            </Route>
            <Route path="/gauges">
                <GaugesPage />
            </Route>
            <Route path="/team">
                <TeamPage />
            </Route>
            <Route path="/team/new">
                <NewFarmPage />
            </Route>
            <Route path="/team/gauge/:gauge">
                {({ gauge }) =>
                    isAddress(gauge) || gauge === 'new' ? (
                        <TeamGaugePage of={gauge} />
                    ) : (
                        <NotFoundPage />
                    )
                }
            </Route>
            <Route path="/team/:pool">
                {({ pool }) => <AtAddress of={pool} show={TeamPoolPage} />}
            </Route>
            <Route path="/settings">
                <SettingsPage />
            </Route>
            <Route>
                <NotFoundPage />
            </Route>
        </Switch>
    );
}

/** A page about what is at an address, and a part of it; what is no address has none. */
function AtAddress({
    of,
    part,
    show: Page,
}: {
    of: string;
    part?: string | undefined;
    show: ComponentType<{ pool: Address; part?: string | undefined }>;
}) {
    return isAddress(of) ? <Page pool={of} part={part} /> : <NotFoundPage />;
}
