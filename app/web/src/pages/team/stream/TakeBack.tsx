/** Taking back what nobody was promised: beyond the commitment, and what was emitted to nobody. */
import { rules, StreamKind } from '@acequia/client';
import { takeBackAction } from '../../../acts/funding';
import { useConnection } from '../../../chain/connection';
import { useTokens } from '../../../tokens/tokens';
import { useWords } from '../../../tokens/words';
import { ActionButton } from '../../../transact/transact';
import { Amount } from '../../../ui/figures';
import { moment } from '../../../ui/format';
import type { OfStream } from './ofStream';

export function TakeBack({ pool, stream, now }: OfStream) {
    const { rpc } = useConnection();
    const { books, decimals, mint } = stream;
    const { symbol } = useTokens()(mint);
    const words = useWords();
    const { idle, committedUntil } = books;
    // What a flow has is never taken back.
    const isCurve = books.kind === StreamKind.Curve;
    const all = isCurve ? rules.refundable(books, now) : idle;
    const from = committedUntil > now ? committedUntil : now;
    const amount = (units: bigint) => <Amount units={units} decimals={decimals} mint={mint} />;
    return (
        <div className="stack">
            <dl className="facts">
                <div>
                    <dt>Emitted to nobody</dt>
                    <dd>{amount(idle)}</dd>
                </div>
                {isCurve && (
                    <div>
                        <dt>Scheduled after {moment(from)}</dt>
                        <dd>{amount(all - idle)}</dd>
                    </div>
                )}
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
                    : isCurve
                      ? 'The schedule then ends there. What is committed or owed stays. What was emitted to nobody can be taken back alone.'
                      : 'What was deposited is streamed on.'}
            </p>
            <div className="buttons">
                {idle > 0n && (
                    <ActionButton
                        kind="plain"
                        action={() =>
                            takeBackAction(
                                rpc,
                                { pool, stream },
                                {
                                    said: words(idle, stream),
                                    notes: ['No schedule is touched.'],
                                    idleAlone: true,
                                },
                            )
                        }
                    >
                        Only what was emitted to nobody
                    </ActionButton>
                )}
                {isCurve && (
                    <ActionButton
                        disabled={all === 0n}
                        action={() =>
                            takeBackAction(
                                rpc,
                                { pool, stream },
                                {
                                    said: words(all, stream),
                                    notes: [
                                        `The schedule of ${symbol} then ends at ${moment(from)}.`,
                                    ],
                                },
                            )
                        }
                    >
                        Review what comes back
                    </ActionButton>
                )}
            </div>
        </div>
    );
}
