/** Another wallet's account that pays the network's fee, and the rent of what is made. */
import { explain, visible, type Explanation } from '@acequia/client';
import { useConnect, type UiWallet, type UiWalletAccount } from '@wallet-standard/react';
import { useState } from 'react';
import { short } from '../tokens/tokens';
import { Notice } from '../ui/notice';
import { labelOf } from '../wallet/accounts';
import { signs, useWallet } from '../wallet/wallet';

/** What another's SOL helps against. */
export const helps = ({ kind, name }: Explanation): boolean =>
    kind === 'funds' || name === 'InvalidAccountForFee';

/** Says who pays in place of the wallet. */
export function PaidBy() {
    const { payer, choosePayer } = useWallet();
    if (!payer) return null;
    const itself = (
        <button type="button" onClick={() => choosePayer(undefined)}>
            Pay it yourself
        </button>
    );
    return (
        <Notice kind="hint" action={itself}>
            <code title={payer.address}>{short(payer.address)}</code> of {visible(payer.name)} pays
            the network fee and the deposits, and is asked for its signature too.
        </Notice>
    );
}

/** Offers the accounts of all wallets that can sign; one that is not connected yet is asked. */
export function PayBy({ isNeeded = false }: { isNeeded?: boolean }) {
    const { choices, wallet, payer, choosePayer } = useWallet();
    const [problem, setProblem] = useState<unknown>();
    if (payer) return null;
    const words = problem === undefined ? undefined : explain(problem);
    const able = choices.filter(signs);
    const accounts = able.flatMap((from) => from.accounts.map((account) => ({ account, from })));
    const others = accounts.filter(
        ({ account }) => signs(account) && account.address !== wallet?.address,
    );
    return (
        <details open={isNeeded}>
            <summary>Another wallet pays the fee</summary>
            <p className="small">
                It pays the network fee and the deposits. What comes out stays yours, and so does
                the right to it.
            </p>
            <ul className="choices">
                {others.map(({ account, from }) => (
                    <li key={`${from.name} ${account.address}`}>
                        <Pays account={account} from={from} choose={choosePayer} />
                    </li>
                ))}
                {able
                    .filter(({ accounts }) => accounts.length === 0)
                    .map((one) => (
                        <li key={one.name}>
                            <Ask wallet={one} choose={choosePayer} fail={setProblem} />
                        </li>
                    ))}
            </ul>
            {words && (
                <Notice kind="problem">
                    <strong>{words.condition}</strong> {words.remedy}
                </Notice>
            )}
        </details>
    );
}

type Choose = (account: UiWalletAccount, from: UiWallet) => void;

function Pays({
    account,
    from,
    choose,
}: {
    account: UiWalletAccount;
    from: UiWallet;
    choose: Choose;
}) {
    return (
        <button type="button" className="choice" onClick={() => choose(account, from)}>
            <img src={from.icon} alt="" width="28" height="28" /> {visible(from.name)},{' '}
            {labelOf(account)}
        </button>
    );
}

function Ask({
    wallet,
    choose,
    fail,
}: {
    wallet: UiWallet;
    choose: Choose;
    fail: (problem: unknown) => void;
}) {
    const [connecting, connect] = useConnect(wallet);
    const press = async () => {
        fail(undefined);
        try {
            const [account, ...more] = (await connect()).filter(signs);
            // Of several, they choose among those that are shown from then on.
            if (account && more.length === 0) choose(account, wallet);
        } catch (error) {
            fail(error);
        }
    };
    return (
        <button type="button" className="choice" disabled={connecting} onClick={() => void press()}>
            <img src={wallet.icon} alt="" width="28" height="28" /> Connect {visible(wallet.name)}
        </button>
    );
}
