/** Whom an owner lets do some things for them. */
import { operatorRights, type Holding, type OperatorRight } from '@acequia/client';
import { unwrapOption } from '@solana/kit';
import { useState } from 'react';
import { operatorAction, RIGHTS } from '../../acts/operator';
import { AddressAct } from '../../transact/AddressAct';
import { ActionButton } from '../../transact/transact';
import { Address } from '../../ui/address';
import styles from './pool.module.css';

export function OperatorForm({ holding }: { holding: Holding }) {
    const operator = unwrapOption(holding.position.data.operator);
    return (
        <div role="group" aria-label="Operator">
            <h4>Operator</h4>
            <p>
                A key or a program that may do some things for you. Nothing it does pays anybody but
                you, and you can remove it at any time.
            </p>
            {operator ? <Named holding={holding} /> : <NameOne holding={holding} />}
        </div>
    );
}

function Named({ holding }: { holding: Holding }) {
    const operator = unwrapOption(holding.position.data.operator);
    const may = operatorRights(holding.position).map((right) => RIGHTS[right]);
    return (
        <>
            <p>
                {operator && <Address of={operator} />} may {may.join('; ')}.
            </p>
            <ActionButton kind="plain" action={() => operatorAction(holding)}>
                Remove the operator
            </ActionButton>
        </>
    );
}

function NameOne({ holding }: { holding: Holding }) {
    const [may, setMay] = useState<readonly OperatorRight[]>(['claim']);
    const toggle = (right: OperatorRight) =>
        setMay(may.includes(right) ? may.filter((one) => one !== right) : [...may, right]);
    return (
        <>
            {(Object.keys(RIGHTS) as OperatorRight[]).map((right) => (
                <label key={right} className={styles.check}>
                    <input
                        type="checkbox"
                        checked={may.includes(right)}
                        onChange={() => toggle(right)}
                    />
                    It may {RIGHTS[right]}
                </label>
            ))}
            <AddressAct
                label="Operator’s address"
                hint="Its key signs for you, within what is ticked."
                verb="Name it"
                disabled={may.length === 0}
                action={(address) => operatorAction(holding, { address, may })}
            />
        </>
    );
}
