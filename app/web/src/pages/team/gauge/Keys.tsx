/** The two keys of a gauge, and how each is handed on. */
import type { gauges } from '@acequia/client';
import { unwrapOption, type Address as Key } from '@solana/kit';
import {
    acceptKeyAction,
    KEY_WORDS,
    namePowerManagerAction,
    offerKeyAction,
    takeKeyBackAction,
    type Key as Which,
} from '../../../acts/gauge';
import { AddressAct } from '../../../transact/AddressAct';
import { ActionButton } from '../../../transact/transact';
import { Address } from '../../../ui/address';
import { Notice } from '../../../ui/notice';
import type { GaugeRoles } from './roles';

interface OfGauge {
    readonly gauge: gauges.GaugeAccount;
    readonly roles: GaugeRoles;
}

export function Keys({ gauge, roles }: OfGauge) {
    const manager = unwrapOption(gauge.data.powerManager);
    return (
        <section className="card stack" aria-labelledby="keys">
            <h2 id="keys">Who runs it</h2>
            <p>
                <Address of={gauge.data.authority} /> has all but the powers: terms, pools, and what
                is idle.
            </p>
            {roles.isAuthority && (
                <Handed gauge={gauge} which="authority" offered={gauge.data.pendingAuthority} />
            )}
            <p>
                {manager ? (
                    <>
                        <Address of={manager} /> sets what stakes weigh.
                    </>
                ) : (
                    'Nobody sets what stakes weigh.'
                )}
            </p>
            {roles.isPowerManager && (
                <Handed gauge={gauge} which="powers" offered={gauge.data.pendingPowerManager} />
            )}
            {roles.isAuthority && (
                <AddressAct
                    label="Let another key set what stakes weigh"
                    hint="At once, instead of the present one. What that one has offered is void."
                    verb="Name it"
                    action={(to) => namePowerManagerAction(gauge, to)}
                />
            )}
        </section>
    );
}

function Handed({
    gauge,
    which,
    offered,
}: Pick<OfGauge, 'gauge'> & {
    which: Which;
    offered: gauges.GaugeAccount['data']['pendingAuthority'];
}) {
    const pending: Key | null = unwrapOption(offered);
    return (
        <>
            {pending && (
                <Notice
                    kind="warning"
                    action={
                        <ActionButton kind="plain" action={() => takeKeyBackAction(gauge, which)}>
                            Take the offer back
                        </ActionButton>
                    }
                >
                    <Address of={pending} /> may accept {KEY_WORDS[which]}.
                </Notice>
            )}
            <AddressAct
                label={`Offer ${KEY_WORDS[which]} to`}
                hint="Another key or a multisig. It is yours until they accept."
                verb="Offer it"
                action={(to) => offerKeyAction(gauge, which, to)}
            />
        </>
    );
}

/** What somebody sees whom a key was offered to. */
export function Offered({ gauge, roles }: OfGauge) {
    const offers: Which[] = [
        ...(roles.isOfferedAuthority ? (['authority'] as const) : []),
        ...(roles.isOfferedPowers ? (['powers'] as const) : []),
    ];
    return offers.map((which) => (
        <Notice
            key={which}
            kind="hint"
            action={
                <ActionButton kind="plain" action={() => acceptKeyAction(gauge, which)}>
                    Accept it
                </ActionButton>
            }
        >
            You may accept {KEY_WORDS[which]} of this gauge.
        </Notice>
    ));
}
