/** The votes of a position, and when they free its stake. */
import { gauge, realm, realms, type Holding, type VoteReceiptAccount } from '@acequia/client';
import type { Address as Key } from '@solana/kit';
import { closeReceiptAction, withdrawVoteAction } from '../../acts/votes';
import { useConnection } from '../../chain/connection';
import { useGovernanceOf, useVoteReceipts } from '../../chain/queries';
import { isClosable, voteState, type VoteState } from '../../rewards/votes';
import { ActionButton } from '../../transact/transact';
import { Address } from '../../ui/address';
import { Amount, Until } from '../../ui/figures';
import { sol } from '../../ui/format';
import styles from './positions.module.css';

export function Votes({
    holding,
    title,
    now,
}: {
    holding: Holding;
    /** What the position is called. */
    title: string;
    now: bigint;
}) {
    const { data: receipts = [] } = useVoteReceipts(holding.position.address);
    if (receipts.length === 0) return null;
    return (
        <section aria-label={`Votes, ${title}`}>
            <h3>Votes</h3>
            <ul className={styles.votes}>
                {receipts.map((receipt) => (
                    <Vote key={receipt.address} holding={holding} receipt={receipt} now={now} />
                ))}
            </ul>
        </section>
    );
}

/** What a vote holds, and until when. */
function StateWords({ state, end, now }: { state: VoteState; end: bigint; now: bigint }) {
    switch (state) {
        case 'open':
            return (
                <>
                    held until its ballot ends, <Until time={end} now={now} />
                </>
            );
        case 'withdrawn':
            return <>withdrawn: it holds nothing</>;
        case 'ended':
            return (
                <>
                    its ballot ended <Until time={end} now={now} />
                </>
            );
    }
}

function Vote({
    holding,
    receipt,
    now,
}: {
    holding: Holding;
    receipt: VoteReceiptAccount;
    now: bigint;
}) {
    const { rpc } = useConnection();
    const { ballot, ballotEnd, hookProgram, weight } = receipt.data;
    const state = voteState(receipt, now);
    const { stakeDecimals } = holding.pool.data;
    return (
        <li>
            <div>
                <strong>{receiverName(hookProgram)}</strong>, ballot <Address of={ballot} />
                <div className="small">
                    Weight <Amount units={weight} decimals={stakeDecimals} />,{' '}
                    <StateWords state={state} end={ballotEnd} now={now} />
                </div>
                {hookProgram === realms.REALMS_PROGRAM_ADDRESS && <Governance of={ballot} />}
            </div>
            <div className="row">
                {state === 'open' && (
                    <ActionButton
                        kind="plain"
                        action={() => withdrawVoteAction(rpc, holding, receipt)}
                    >
                        Withdraw vote
                    </ActionButton>
                )}
                {isClosable(receipt, now) && (
                    <ActionButton kind="plain" action={() => closeReceiptAction(receipt)}>
                        Close receipt ({sol(receipt.lamports)} SOL back)
                    </ActionButton>
                )}
            </div>
        </li>
    );
}

/** Whose realm a proposal is of, with a warning where that program is not known. */
function Governance({ of }: { of: Key }) {
    const { data: program } = useGovernanceOf(of);
    if (!program) return null;
    return (
        <div className="small">
            {realm.governanceWarning(program) ?? (
                <>
                    Governed by <Address of={program} />, SPL Governance
                </>
            )}
        </div>
    );
}

/** Whom a vote was passed to. */
function receiverName(program: string): string {
    if (program === gauge.GAUGE_PROGRAM_ADDRESS) return 'Gauge';
    if (program === realms.REALMS_PROGRAM_ADDRESS) return 'Realms';
    return `Program ${program.slice(0, 4)}…${program.slice(-4)}`;
}
