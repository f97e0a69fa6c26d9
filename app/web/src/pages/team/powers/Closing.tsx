/** The end of a pool: a one-way road, and the last step once it is empty. */
import { closingOf, isPenaltyFlow, streamsOf, type PoolAccount } from '@acequia/client';
import { useLocation } from 'wouter';
import {
    announceClosingAction,
    closePositionsAction,
    pushOwedAction,
    windDownPoolAction,
} from '../../../acts/closing';
import { closePoolAction } from '../../../acts/funding';
import { useConnection } from '../../../chain/connection';
import { ActionButton } from '../../../transact/transact';
import { When } from '../../../ui/figures';
import { counted } from '../../../ui/format';
import { Notice } from '../../../ui/notice';

interface OfClosing {
    readonly pool: PoolAccount;
    readonly now: bigint;
}

export function Closing({ pool, now }: OfClosing) {
    const { rpc } = useConnection();
    const [, goTo] = useLocation();
    const blocks = whatIsLeft(pool);
    return (
        <section className="card stack" aria-labelledby="closing">
            <h2 id="closing">Close this pool</h2>
            {blocks.length > 0 && <Road pool={pool} now={now} />}
            <p>
                {blocks.length === 0
                    ? 'It is empty. Its rent goes back to its creator.'
                    : `It can be closed once it is empty. Still there: ${blocks.join(', ')}.`}
            </p>
            <div>
                <ActionButton
                    kind="plain"
                    disabled={blocks.length > 0}
                    action={() => closePoolAction(rpc, pool, () => goTo('/team'))}
                >
                    Review the closing
                </ActionButton>
            </div>
        </section>
    );
}

/** The next step, with what it takes. */
function Road({ pool, now }: OfClosing) {
    const { is, from } = closingOf(pool, now);
    const isStaked = pool.data.totals.staked > 0n;
    const takesBack = (
        <ActionButton kind="plain" action={() => announceClosingAction(pool, false)}>
            Take the closing back
        </ActionButton>
    );
    switch (is) {
        case 'none':
            return (
                <>
                    <p>
                        Announce it, so that LPs see it coming. From 14 days later on, and once
                        nobody is staked, you can close it for good.
                    </p>
                    <div>
                        <ActionButton kind="plain" action={() => announceClosingAction(pool, true)}>
                            Announce the closing
                        </ActionButton>
                    </div>
                </>
            );
        case 'announced':
            return (
                <Notice kind="warning" action={takesBack}>
                    It can be closed for good from <When time={from} /> on, if nobody is staked
                    then. LPs are told.
                </Notice>
            );
        case 'due':
            return (
                <>
                    <Notice kind="warning" action={takesBack}>
                        {isStaked
                            ? 'The notice has passed, but somebody is staked: a staked unit keeps a pool open.'
                            : 'The notice has passed, and nobody is staked: it can be closed for good.'}
                    </Notice>
                    <div>
                        <ActionButton
                            kind="plain"
                            disabled={isStaked}
                            action={() => windDownPoolAction(pool)}
                        >
                            Close it for good
                        </ActionButton>
                    </div>
                </>
            );
        case 'closed':
            return <Emptying pool={pool} />;
    }
}

/** What is left to do in a pool that has closed. */
function Emptying({ pool }: { pool: PoolAccount }) {
    const { rpc } = useConnection();
    return (
        <>
            <p>
                It has closed for good: nothing comes in any more. Wind down each stream at its
                card, send everybody what they are owed, and retire the streams. What is left of
                them goes to their funders. Anyone may do all of that.
            </p>
            <p className="small">
                Positions that are owed nothing whole are closed by you or their owners.
            </p>
            <div className="row">
                <ActionButton kind="plain" action={() => pushOwedAction(rpc, pool)}>
                    Send what is owed
                </ActionButton>
                <ActionButton
                    kind="plain"
                    disabled={pool.data.totals.positions === 0n}
                    action={() => closePositionsAction(rpc, pool)}
                >
                    Close empty positions
                </ActionButton>
            </div>
        </>
    );
}

/** Who and what must go first, in words. */
function whatIsLeft(pool: PoolAccount): string[] {
    const streams = streamsOf(pool);
    const funded = streams.filter((stream) => !isPenaltyFlow(stream));
    const counts = [
        [pool.data.totals.positions, counted(pool.data.totals.positions, 'position')],
        [funded.length, counted(funded.length, 'stream')],
    ] as const;
    const left = counts.filter(([many]) => many > 0).map(([, words]) => words);
    return funded.length < streams.length ? [...left, 'the flow of what early leaves cost'] : left;
}
