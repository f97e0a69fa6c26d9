/** A pool: what it pays, what binds one, and what one has in it. */
import { isClosed, streamsOf, type PageAccount, type PoolAccount } from '@acequia/client';
import type { Address as Base58 } from '@solana/kit';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { useNow } from '../../chain/clock';
import { usePool } from '../../chain/queries';
import { usePast } from '../../past/ask';
import { PoolPast } from '../../past/PoolPast';
import { PricesHint } from '../../prices/PricesHint';
import { closingWords } from '../../rewards/ClosingWords';
import { usePricesOf } from '../../rewards/useYields';
import { RiskBadges } from '../../risks/RiskBadges';
import { RiskPanel } from '../../risks/RiskPanel';
import { CallsItself } from '../../says/CallsItself';
import { usePages } from '../../says/queries';
import { Says } from '../../says/Says';
import { usePoolName, usePoolTitle, useTokens } from '../../tokens/tokens';
import { Address } from '../../ui/address';
import { listed } from '../../ui/format';
import { PoolGlyph } from '../../ui/glyph';
import { Lines, Loaded } from '../../ui/loading';
import { Notice } from '../../ui/notice';
import { Tabs } from '../../ui/tabs';
import { useTitle } from '../../ui/useTitle';
import { PoolMarks } from '../pools/PoolMarks';
import { Calculator } from './Calculator';
import { Emission } from './Emission';
import { Figures } from './Figures';
import { MyPositions } from './MyPositions';
import styles from './pool.module.css';
import { Rewards } from './Rewards';
import { RunBy } from './RunBy';
import { StakeForm } from './StakeForm';

/** The parts of the page, as its address names them. */
const PARTS = {
    earn: 'Earn',
    rewards: 'Rewards',
    past: 'How it went',
    risks: 'Risks',
    team: 'Who runs it',
} as const;
type Part = keyof typeof PARTS;
/** The part of the address that leads to what one has in the pool. */
const MINE = 'mine';

export default function PoolPage({
    pool: address,
    part,
}: {
    pool: Base58;
    part?: string | undefined;
}) {
    const pool = usePool(address);
    const name = usePoolName()(address);
    const found = pool.data;
    return (
        <>
            <p className="small">
                <Link href="/">All pools</Link>
            </p>
            {!found && <h1>{name}</h1>}
            <Loaded query={pool} what="the pool" shape={<Bare />}>
                {(found) => <Pool pool={found} part={part} />}
            </Loaded>
        </>
    );
}

function Bare() {
    return (
        <div className={styles.pool} aria-hidden="true">
            <div className={`card ${styles.figures}`}>
                <Lines many={2} />
            </div>
            <div className={`card ${styles.mine}`}>
                <Lines many={4} />
            </div>
            <div className={`card ${styles.details}`}>
                <Lines many={6} />
            </div>
        </div>
    );
}

function Pool({ pool, part }: { pool: PoolAccount; part: string | undefined }) {
    usePricesOf([pool]);
    const page = usePages([pool]).get(pool.address);
    const now = useNow(5_000);
    const closing = now === undefined ? undefined : closingWords(pool, now);
    return (
        <div className="stack">
            <Head pool={pool} page={page} />
            {closing && (
                <Notice kind="warning">
                    {!isClosed(pool) && <strong>This pool closes.</strong>} {closing}
                </Notice>
            )}
            <RiskBadges pool={pool} />
            <div className={styles.pool}>
                <div className={styles.figures}>
                    <Figures pool={pool} />
                </div>
                <div className={`stack ${styles.mine}`}>
                    <StakeForm pool={pool} />
                    <MyPositions pool={pool} isSought={part === MINE} />
                </div>
                <div className={styles.details}>
                    <Parts pool={pool} part={part} />
                </div>
            </div>
        </div>
    );
}

function Head({ pool, page }: { pool: PoolAccount; page: PageAccount | undefined }) {
    const { text } = usePoolTitle()(pool, page);
    const tokens = useTokens();
    useTitle(text);
    const paid = [...new Set(streamsOf(pool).map(({ mint }) => tokens(mint).symbol))];
    const stake = tokens(pool.data.stakeMint).symbol;
    return (
        <div className={styles.head}>
            <PoolGlyph of={pool.address} size={52} />
            <div>
                <h1>{text}</h1>
                <div className="row small">
                    <span translate="no">
                        {paid.length === 0 ? stake : `${stake} → ${listed(paid)}`}
                    </span>
                    <Address of={pool.address} />
                    <PoolMarks pool={pool} />
                </div>
                <CallsItself page={page} bare />
            </div>
        </div>
    );
}

/** What an LP asks, in that order: what do I earn, of what and until when, what can go wrong, who runs it. */
function Parts({ pool, part }: { pool: PoolAccount; part: string | undefined }) {
    const [, goTo] = useLocation();
    const hasPast = usePast() !== undefined;
    const chosen: Part = part !== undefined && part in PARTS ? (part as Part) : 'earn';
    const panels: Record<Part, () => ReactNode> = {
        earn: () => (
            <>
                <PricesHint />
                <Calculator pool={pool} />
                <Emission pool={pool} />
            </>
        ),
        rewards: () => <Rewards pool={pool} />,
        past: () => <PoolPast pool={pool} />,
        risks: () => <RiskPanel pool={pool} />,
        team: () => (
            <>
                <Says pool={pool} />
                <RunBy pool={pool} />
            </>
        ),
    };
    const names = (Object.keys(PARTS) as Part[]).filter((one) => hasPast || one !== 'past');
    return (
        <Tabs
            label="About this pool"
            tabs={names.map((one) => ({
                name: PARTS[one],
                panel: () => <div className="stack">{panels[one]()}</div>,
            }))}
            chosen={PARTS[chosen]}
            choose={(name) => {
                const next = names.find((one) => PARTS[one] === name)!;
                goTo(`/pool/${pool.address}${next === 'earn' ? '' : `/${next}`}`, {
                    replace: true,
                });
            }}
        />
    );
}
