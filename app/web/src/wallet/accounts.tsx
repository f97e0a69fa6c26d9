/** The accounts of one wallet: which one acts. */
import { visible } from '@acequia/client';
import type { UiWallet, UiWalletAccount } from '@wallet-standard/react';
import { SelectField } from '../ui/Field';
import { acts, useWallet, type ConnectedWallet } from './wallet';

/** "Savings, 4vJ9…3LKi", or the address alone. */
export function labelOf({ label, address }: Pick<UiWalletAccount, 'label' | 'address'>): string {
    const at = `${address.slice(0, 4)}…${address.slice(-4)}`;
    return label ? `${visible(label)}, ${at}` : at;
}

/** Asks which of a wallet's accounts it is to be. */
export function WhichAccount({
    of,
    choose,
}: {
    of: UiWallet;
    choose: (account: UiWalletAccount) => void;
}) {
    return (
        <>
            <p>{visible(of.name)} has several accounts. Which one is it to be?</p>
            <ul className="choices">
                {of.accounts.filter(acts).map((account) => (
                    <li key={account.address}>
                        <button type="button" className="choice" onClick={() => choose(account)}>
                            {labelOf(account)}
                        </button>
                    </li>
                ))}
            </ul>
        </>
    );
}

/** Goes over to another account of the connected wallet; nothing where it shows only one. */
export function OtherAccount({ wallet }: { wallet: ConnectedWallet }) {
    const { choices, choose } = useWallet();
    const of = choices.find(({ name }) => name === wallet.name);
    const accounts = of?.accounts.filter(acts) ?? [];
    if (accounts.length < 2) return null;
    return (
        <SelectField
            label="Account"
            value={wallet.address}
            onChange={(to) =>
                choose(
                    accounts.find(({ address }) => address === to),
                    of,
                )
            }
        >
            {accounts.map((account) => (
                <option key={account.address} value={account.address}>
                    {labelOf(account)}
                </option>
            ))}
        </SelectField>
    );
}
