/** Taking back what nobody was promised: beyond the commitment, and what was emitted to nobody. */
import { rules } from '@acequia/client';
import { takeBackAction } from '../../../acts/funding';
import { useConnection } from '../../../chain/connection';
import { useTokens } from '../../../tokens/tokens';
import { ActionButton } from '../../../transact/transact';
import { Amount } from '../../../ui/figures';
import { grouped, moment } from '../../../ui/format';
import type { OfStream } from './ofStream';

export function TakeBack({ pool, stream, now }: OfStream) {
    const { rpc } = useConnection();
    const { books, decimals, mint } = stream;
    const { symbol } = useTokens()(mint);
    const all = rules.refundable(books, now);
    const { idle, committedUntil } = books;
    const from = committedUntil > now ? committedUntil : now;
    const amount = (units: bigint) => <Amount units={units} decimals={decimals} mint={mint} />;
    return (
        <div className="stack">
            <dl className="facts">
                <div>
                    <dt>Emitted to nobody</dt>
                    <dd>{amount(idle)}</dd>
                </div>
                <div>
                    <dt>Scheduled after {moment(from)}</dt>
                    <dd>{amount(all - idle)}</dd>
                </div>
                <div>
                    <dt>Can be taken back now</dt>
                    <dd>
                        <strong>{amount(all)}</strong>
                    </dd>
                </div>
            </dl>
            <p className="small">
                {all === 0n
                    ? 'All that is left is committed or owed to those who staked.'
                    : 'The schedule then ends there. What is committed or owed stays.'}
            </p>
            <div className="buttons">
                <ActionButton
                    disabled={all === 0n}
                    action={() =>
                        takeBackAction(
                            rpc,
                            { pool, stream },
                            {
                                said: `${grouped(all, decimals)} ${symbol}`,
                                notes: [`The schedule of ${symbol} then ends at ${moment(from)}.`],
                            },
                        )
                    }
                >
                    Review what comes back
                </ActionButton>
            </div>
        </div>
    );
}
