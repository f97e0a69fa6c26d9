/** What a wallet may do to a gauge. */
import type { gauges } from '@acequia/client';
import { unwrapOption, type Address } from '@solana/kit';

/** The parts that a wallet plays in a gauge. */
export interface GaugeRoles {
    /** Sets terms, lists pools, takes out what is idle, names the power manager. */
    readonly isAuthority: boolean;
    /** Sets what stakes weigh. */
    readonly isPowerManager: boolean;
    readonly isOfferedAuthority: boolean;
    readonly isOfferedPowers: boolean;
}

/** The parts of `me` in a gauge. */
export function gaugeRolesOf({ data }: gauges.GaugeAccount, me: Address | undefined): GaugeRoles {
    const is = (key: Address | null) => me !== undefined && key === me;
    return {
        isAuthority: is(data.authority),
        isPowerManager: is(unwrapOption(data.powerManager)),
        isOfferedAuthority: is(unwrapOption(data.pendingAuthority)),
        isOfferedPowers: is(unwrapOption(data.pendingPowerManager)),
    };
}

/** Whether it is one of the wallet's gauges. */
export const isMyGauge = (roles: GaugeRoles): boolean => Object.values(roles).includes(true);

/** "You are its authority and its power manager. Its authority is offered to you." */
export function gaugePartsInWords(roles: GaugeRoles): string {
    const parts = [
        ...(roles.isAuthority ? ['its authority'] : []),
        ...(roles.isPowerManager ? ['its power manager'] : []),
    ];
    const offers = [
        ...(roles.isOfferedAuthority ? [' Its authority is offered to you.'] : []),
        ...(roles.isOfferedPowers ? [' The setting of its powers is offered to you.'] : []),
    ];
    const part =
        parts.length === 0 ? 'You have no part in running it.' : `You are ${parts.join(' and ')}.`;
    return part + offers.join('');
}
