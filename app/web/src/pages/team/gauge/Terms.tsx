/** What epochs to come ask for, and the most they give. */
import type { gauges } from '@acequia/client';
import { useState } from 'react';
import { setTermsAction, type Terms as Set } from '../../../acts/gauge';
import { useTokens } from '../../../tokens/tokens';
import { useWords } from '../../../tokens/words';
import { ActionButton } from '../../../transact/transact';
import { TextField, type Fault } from '../../../ui/Field';
import { bps, counted } from '../../../ui/format';
import { readHere, writeHere } from '../../../ui/marks';
import { amountFault } from '../stream/amount';

/** Percent have two digits: basis points. */
const PERCENT = 2;
const WHOLE = 10_000n;

export function Terms({ gauge }: { gauge: gauges.GaugeAccount }) {
    const { terms, decimals, rewardMint } = gauge.data;
    const { symbol } = useTokens()(rewardMint);
    const words = useWords();
    const text = (units: bigint, digits: number) => (units === 0n ? '' : writeHere(units, digits));
    const [quorum, setQuorum] = useState(text(terms.quorum, 0));
    const [cap, setCap] = useState(text(BigInt(terms.capBps), PERCENT));
    const [budget, setBudget] = useState(text(terms.epochBudget, decimals));
    const read = {
        quorum: readOr(quorum, 0n, { decimals: 0, symbol: /* words */ 'votes' }),
        cap: capFault(readOr(cap, WHOLE, { decimals: PERCENT, symbol: '%' })),
        budget: readOr(budget, 0n, { decimals, symbol }),
    };
    const next = nextTerms(read);
    const isNew = next && !sameTerms(next, terms);
    const said = (to: Set) =>
        `${counted(to.quorum, 'vote')} needed, ${bps(to.capBps)} for one pool at most, ` +
        (to.epochBudget === 0n
            ? 'all that is idle in an epoch'
            : `${words(to.epochBudget, { mint: rewardMint, decimals })} in an epoch`);
    return (
        <section className="card stack" aria-labelledby="terms">
            <h2 id="terms">Terms of epochs to come</h2>
            <TextField
                label="An epoch splits at most"
                hint="What is idle beyond it stays for later epochs, so that a year can be funded ahead."
                suffix={symbol}
                placeholder="all that is idle"
                inputMode="decimal"
                value={budget}
                fault={read.budget.fault}
                onChange={setBudget}
            />
            <div className="columns">
                <TextField
                    label="One pool gets at most"
                    suffix="%"
                    placeholder="100"
                    inputMode="decimal"
                    value={cap}
                    fault={read.cap.fault}
                    onChange={setCap}
                />
                <TextField
                    label="It takes at least"
                    suffix="votes"
                    placeholder="none"
                    inputMode="numeric"
                    value={quorum}
                    fault={read.quorum.fault}
                    onChange={setQuorum}
                />
            </div>
            <div>
                <ActionButton
                    kind="plain"
                    disabled={!isNew}
                    action={() => (next ? setTermsAction(gauge, next, said(next)) : undefined)}
                >
                    Set these terms
                </ActionButton>
            </div>
        </section>
    );
}

interface Read {
    /** `undefined` for what cannot be read. */
    readonly units: bigint | undefined;
    readonly fault?: Fault | undefined;
}

/** What is typed, or what an empty field stands for. */
function readOr(typed: string, none: bigint, of: { decimals: number; symbol: string }): Read {
    if (typed.trim() === '') return { units: none };
    const read = readHere(typed, of.decimals);
    if (read === 0n) return { units: none };
    const fault = amountFault(typed, read, { ...of, has: undefined });
    return { units: typeof read === 'bigint' ? read : undefined, fault };
}

function capFault(read: Read): Read {
    if (read.units === undefined || read.units <= WHOLE) return read;
    const fault = { condition: 'this is more than all of it', remedy: 'write at most 100' };
    return { units: undefined, fault };
}

function nextTerms({ quorum, cap, budget }: Record<'quorum' | 'cap' | 'budget', Read>) {
    const all = [quorum.units, cap.units, budget.units];
    if (all.includes(undefined)) return undefined;
    return { quorum: quorum.units!, capBps: Number(cap.units), epochBudget: budget.units! };
}

const sameTerms = (one: Set, other: Set): boolean =>
    one.quorum === other.quorum &&
    one.capBps === other.capBps &&
    one.epochBudget === other.epochBudget;
