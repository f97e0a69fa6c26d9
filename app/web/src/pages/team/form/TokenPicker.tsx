/** Choosing a token: one of the chain's list, one that the wallet holds, or any by its mint. */
import { TokenKind, visible } from '@acequia/client';
import type { Token } from '@acequia/plan';
import { fetchMintTerms, type MintTerms } from '@acequia/plan/carry-out';
import { address, isAddress, type Address } from '@solana/kit';
import { useId, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useConnection } from '../../../chain/connection';
import { useBalances } from '../../../chain/queries';
import { short, useTokens, type Token as NamedToken } from '../../../tokens/tokens';
import { Field, type Fault } from '../../../ui/Field';
import { Trouble } from '../../../ui/notice';
import { useOwner } from '../../../wallet/wallet';

interface Props {
    readonly label: string;
    readonly hint?: string;
    /** Those of the form. */
    readonly tokens: readonly Token[];
    /** The chosen one's symbol. */
    readonly value: string;
    readonly fault?: Fault | undefined;
    /** Takes a symbol, and the token where the form did not have it. */
    readonly choose: (symbol: string, added?: Token) => void;
}

const BY_MINT = 'by mint';

export function TokenPicker({ label, hint, tokens, value, fault, choose }: Props) {
    const mints = useKnownMints();
    const name = useTokens();
    const [asks, setAsks] = useState(false);
    const { add, forget, asked, problem } = useAdd(tokens, choose);
    const inForm = tokens.map(({ mint }) => mint);
    const more = mints.filter((mint) => !inForm.includes(mint));
    const pick = (picked: string) => {
        setAsks(picked === BY_MINT);
        forget();
        if (tokens.some(({ symbol }) => symbol === picked)) choose(picked);
        else if (picked !== BY_MINT && picked !== '') void add(address(picked));
    };
    return (
        <>
            <Field label={label} hint={hint} fault={fault}>
                {(ties) => (
                    <select
                        {...ties}
                        value={asks ? BY_MINT : (asked ?? value)}
                        onChange={(event) => pick(event.target.value)}
                    >
                        <option value="">Choose a token</option>
                        {tokens.map(({ symbol, mint }) => (
                            <option key={symbol} value={symbol}>
                                {visible(symbol)}
                                {mint ? ` (${short(address(mint))})` : ', no mint named'}
                            </option>
                        ))}
                        {more.map((mint) => (
                            <option key={mint} value={mint}>
                                {name(mint).symbol} ({short(mint)})
                            </option>
                        ))}
                        <option value={BY_MINT}>Another, by its mint…</option>
                    </select>
                )}
            </Field>
            {asks && (
                <ByMint
                    add={async (mint) => {
                        if (await add(mint)) setAsks(false);
                    }}
                />
            )}
            {problem !== undefined && <Trouble error={problem} />}
        </>
    );
}

function ByMint({ add }: { add: (mint: Address) => Promise<void> }) {
    const [text, setText] = useState('');
    const id = useId();
    const fits = isAddress(text.trim());
    return (
        <div>
            <label htmlFor={id}>Address of the mint</label>
            <div className="row">
                <input
                    id={id}
                    autoComplete="off"
                    spellCheck={false}
                    value={text}
                    onChange={(event) => setText(event.target.value)}
                />
                <button
                    type="button"
                    disabled={!fits}
                    onClick={() => void add(address(text.trim()))}
                >
                    Use this token
                </button>
            </div>
        </div>
    );
}

/** Mints of the chain's list, and of the wallet. */
function useKnownMints(): Address[] {
    const { tokens } = useConnection().cluster;
    const balances = useBalances(useOwner()).data;
    return [...new Set([...tokens.map(({ mint }) => mint), ...(balances?.tokens.keys() ?? [])])];
}

/** Adds a token to the form, as its mint describes it. Says whether it could. The form may change
 *  while the chain is asked, so the token goes into the form as it is when the answer comes. */
function useAdd(tokens: readonly Token[], choose: Props['choose']) {
    const { rpc } = useConnection();
    const name = useTokens();
    const [problem, setProblem] = useState<unknown>();
    const [asked, setAsked] = useState<Address>();
    const form = useRef({ tokens, choose });
    useLayoutEffect(() => {
        form.current = { tokens, choose };
    });
    const last = useRef<symbol>(undefined);
    const add = async (mint: Address): Promise<boolean> => {
        const mine = (last.current = Symbol());
        setProblem(undefined);
        setAsked(mint);
        try {
            const terms = await fetchMintTerms(rpc, mint);
            if (last.current !== mine) return false; // Another one was chosen meanwhile.
            // At once, so that what is chosen elsewhere finds this in the form.
            flushSync(() => {
                setAsked(undefined);
                enter(form.current, mint, terms, name(mint));
            });
            return true;
        } catch (error) {
            if (last.current === mine) {
                setAsked(undefined);
                setProblem(error);
            }
            return false;
        }
    };
    const forget = () => {
        last.current = undefined;
        setAsked(undefined);
    };
    return { add, forget, asked, problem };
}

function enter(
    { tokens, choose }: Pick<Props, 'tokens' | 'choose'>,
    mint: Address,
    { decimals, kind, risks }: MintTerms,
    { symbol: called, by }: NamedToken,
): void {
    const known = tokens.find((token) => token.mint === mint);
    if (known) return choose(known.symbol);
    const program = kind === TokenKind.SplToken ? 'spl-token' : 'token-2022';
    const wanted = by === 'list' ? called : `T${mint.slice(0, 6)}`;
    const taken = tokens.some(({ symbol }) => symbol === wanted);
    const symbol = taken ? `${wanted}-${mint.slice(0, 4)}` : wanted;
    choose(symbol, { symbol, mint, decimals, program, risks });
}
