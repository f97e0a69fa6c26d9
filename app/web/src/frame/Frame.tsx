/** What stands around every page. */
import { lazy, Suspense, useEffect, useRef, useState, type ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { hostOf } from '../chain/cluster';
import { useConnection, useProgramThere } from '../chain/connection';
import { LeftOutNotice } from '../chain/leftOut';
import { useFollowProgram } from '../chain/queries';
import { useWaiting } from '../transact/unfinished';
import { Trouble } from '../ui/notice';
import { WalletButton } from '../wallet/WalletButton';
import { Boundary } from './Boundary';
import { Languages } from './Languages';
import {
    POOLS_SIGN,
    POSITIONS_SIGN,
    SETTINGS_SIGN,
    TEAM_SIGN,
    VAULTS_SIGN,
    VOTES_SIGN,
} from './signs';
import { ThemeSwitch } from './ThemeSwitch';

const UnfinishedNotice = lazy(() => import('../transact/UnfinishedNotice'));

const PAGES = [
    ['/', 'Pools', POOLS_SIGN],
    ['/positions', 'My positions', POSITIONS_SIGN],
    ['/vaults', 'Vaults', VAULTS_SIGN],
    ['/gauges', 'Votes', VOTES_SIGN],
    ['/team', 'Run a farm', TEAM_SIGN],
    ['/settings', 'Settings', SETTINGS_SIGN],
] as const;

/** Head, navigation, page, foot. */
export function Frame({ children }: { children: ReactNode }) {
    useFollowProgram();
    return (
        <>
            <a className="skip" href="#main" onClick={skip}>
                Skip to the page
            </a>
            <header className="head">
                <Link href="/" className="brand" aria-label="Acequia">
                    <img src="./icon.svg" alt="" width="28" height="28" /> <span>Acequia</span>
                </Link>
                <Navigation />
                <div className="tools">
                    <ChainName />
                    <ThemeSwitch />
                    <Boundary>
                        <WalletButton />
                    </Boundary>
                </div>
            </header>
            <Page>{children}</Page>
            <footer className="foot">
                <p>
                    Acequia {__APP_VERSION__}. Not audited. You can always leave: nothing stands
                    between you and your principal but a lock or a vote that you signed yourself.
                </p>
                <Languages />
            </footer>
        </>
    );
}

/** The hash holds the route, so the link is followed by hand. */
function skip(event: { preventDefault(): void }): void {
    event.preventDefault();
    document.getElementById('main')?.focus();
}

function Navigation() {
    const [at] = useLocation();
    return (
        <nav aria-label="Pages">
            <ul>
                {PAGES.map(([path, name, sign]) => (
                    <li key={path}>
                        <Link href={path} aria-current={isAt(at, path) ? 'page' : undefined}>
                            {sign}
                            {name}
                        </Link>
                    </li>
                ))}
            </ul>
        </nav>
    );
}

const isAt = (at: string, path: string) =>
    path === '/' ? at === '/' || at.startsWith('/pool/') : at.startsWith(path);

/** A page by its address; what follows is a part of the same page. */
export const pageAt = (at: string): string => at.split('/').slice(0, 3).join('/');

/** The focus goes to a page that was gone to, so that a screen reader reads it. */
function Page({ children }: { children: ReactNode }) {
    const at = pageAt(useLocation()[0]);
    const main = useRef<HTMLElement>(null);
    const first = useRef(true);
    useEffect(() => {
        // A page may lead to a part of it by itself.
        if (!first.current && !main.current?.contains(document.activeElement)) {
            main.current?.focus({ preventScroll: true });
            scrollTo(0, 0);
        }
        first.current = false;
    }, [at]);
    const there = useProgramThere();
    return (
        <main id="main" ref={main} tabIndex={-1}>
            {there.error && (
                <Trouble error={there.error} action={<Link href="/settings">Settings</Link>} />
            )}
            <Unfinished />
            <LeftOutNotice />
            <Boundary key={at}>{children}</Boundary>
        </main>
    );
}

/** What was signed and not heard of since; what is found out stays in sight. */
function Unfinished() {
    const isAny = useWaiting(useConnection().cluster.rpc).length > 0;
    const [wasAny, setWasAny] = useState(isAny);
    if (isAny && !wasAny) setWasAny(true);
    return wasAny ? (
        <Suspense>
            <UnfinishedNotice />
        </Suspense>
    ) : null;
}

function ChainName() {
    const { cluster } = useConnection();
    return (
        <Link href="/settings" className="chain" title={hostOf(cluster.rpc)}>
            <span>{cluster.name}</span>
        </Link>
    );
}
