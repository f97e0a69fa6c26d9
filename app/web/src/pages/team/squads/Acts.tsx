/** For whom team pages act: for the wallet, or for a vault of a Squads multisig that it is a member of. */
import { explain, squads, visible } from '@acequia/client';
import { address, isAddress, type Address } from '@solana/kit';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useConnection } from '../../../chain/connection';
import { Address as AddressText } from '../../../ui/address';
import { NO_ADDRESS, TextField, type Fault } from '../../../ui/Field';
import { counted } from '../../../ui/format';
import { Notice } from '../../../ui/notice';
import { Acting } from '../../../wallet/acting';
import { useWallet } from '../../../wallet/wallet';
import { actFor, useChosenVault } from './kept';

/** What is below it acts for the chosen vault. */
export function Acts({ children }: { children: ReactNode }) {
    const vault = useChosenVault();
    const isConnected = useWallet().wallet !== undefined;
    if (!vault || !isConnected) return children;
    return (
        <Acting value={vault}>
            <Notice
                kind="hint"
                action={
                    <button type="button" onClick={() => actFor(undefined)}>
                        Act for yourself
                    </button>
                }
            >
                You act for <AddressText of={vault.address} />, a vault of a Squads multisig: what
                you sign is a proposal to it.
            </Notice>
            {children}
        </Acting>
    );
}

/** Offers to act for who has a pool's or a gauge's authority, where that is a vault. */
export function ActForAuthority({ authority }: { authority: Address }) {
    const { rpc, cluster } = useConnection();
    const { wallet } = useWallet();
    const vault = useChosenVault();
    const isOther = wallet !== undefined && wallet.address !== authority;
    const { data } = useQuery({
        queryKey: ['vault', cluster.rpc, authority],
        queryFn: async () => (await squads.findVault(rpc, authority)) ?? null,
        enabled: isOther && vault?.address !== authority,
        staleTime: Infinity,
        retry: false,
    });
    if (!wallet || !data || vault?.address === authority) return null;
    const { multisig } = data;
    const may = squads.mayPropose(multisig, wallet.address);
    return (
        <Notice
            kind="hint"
            action={
                may && (
                    <button type="button" onClick={() => actFor(data.vault)}>
                        Act for it
                    </button>
                )
            }
        >
            Its authority is a vault of a Squads multisig: {multisig.threshold} of{' '}
            {counted(multisig.members.length, 'member')} {multisig.threshold === 1 ? 'has' : 'have'}{' '}
            to agree.
            {!may && ' This wallet is none of those who may propose.'}
        </Notice>
    );
}

/** Asks for a multisig by its address. */
export function ActForMultisig() {
    const { rpc } = useConnection();
    const { wallet } = useWallet();
    const [text, setText] = useState('');
    const [refused, setRefused] = useState<Fault>();
    const typed = text.trim();
    const named = isAddress(typed) ? address(typed) : undefined;
    const fault = typed === '' || named ? refused : NO_ADDRESS;
    if (!wallet) return null;
    const ask = async () => {
        try {
            const multisig = await squads.fetchMultisig(rpc, named!);
            if (!squads.mayPropose(multisig, wallet.address)) return setRefused(NO_MEMBER);
            actFor(await squads.vaultOf(multisig.address, 0));
        } catch (error) {
            const { condition, remedy } = explain(error);
            setRefused({ condition: visible(condition), remedy: visible(remedy) });
        }
    };
    return (
        <details>
            <summary>Act for a Squads multisig</summary>
            <TextField
                label="Address of the multisig"
                hint="What you sign on these pages is then a proposal that its first vault does it."
                value={text}
                fault={fault}
                suffix={
                    <button type="button" disabled={!named} onClick={() => void ask()}>
                        Act for it
                    </button>
                }
                onChange={(next) => {
                    setText(next);
                    setRefused(undefined);
                }}
            />
        </details>
    );
}

const NO_MEMBER: Fault = {
    condition: 'this wallet is no member of it that may propose',
    remedy: 'connect one that is, or have the multisig give it the right',
};
