/** What stands around every page. */
import { useEffect, useRef, type ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { hostOf } from '../chain/cluster';
import { useConnection, useProgramThere } from '../chain/connection';
import { LeftOutNotice } from '../chain/leftOut';
import { useFollowProgram } from '../chain/queries';
import { UnfinishedNotice } from '../transact/UnfinishedNotice';
import { Trouble } from '../ui/notice';
import { WalletButton } from '../wallet/WalletButton';
import { Boundary } from './Boundary';
import { ThemeSwitch } from './ThemeSwitch';

const PAGES = [
    ['/', 'Pools'],
    ['/positions', 'My positions'],
    ['/vaults', 'Vaults'],
    ['/gauges', 'Votes'],
    ['/team', 'Run a farm'],
    ['/settings', 'Settings'],
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
                <Link href="/" className="brand">
                    <img src="./icon.svg" alt="" width="28" height="28" /> Acequia
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
                {PAGES.map(([path, name]) => (
                    <li key={path}>
                        <Link href={path} aria-current={isAt(at, path) ? 'page' : undefined}>
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

/** The focus goes to a page that was gone to, so that a screen reader reads it. */
function Page({ children }: { children: ReactNode }) {
    const [at] = useLocation();
    const main = useRef<HTMLElement>(null);
    const first = useRef(true);
    useEffect(() => {
        if (!first.current) {
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
            <UnfinishedNotice />
            <LeftOutNotice />
            <Boundary key={at}>{children}</Boundary>
        </main>
    );
}

function ChainName() {
    const { cluster } = useConnection();
    return (
        <Link href="/settings" className="chain" title={hostOf(cluster.rpc)}>
            {cluster.name}
        </Link>
    );
}
