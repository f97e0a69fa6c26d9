/** All that is asked of each network, in order. */
import type { World } from '../world.js';
import { aboutAccounts, aboutSearches, aboutTokens } from './accounts.js';
import { aboutCheats, aboutTime } from './cheats.js';
import { aboutTheNode } from './node.js';
import { aboutBytes, aboutExpiry, aboutRefusals } from './refusals.js';
import { aboutRequests } from './requests.js';
import { aboutSimulations } from './simulations.js';
import { aboutSubscriptions } from './subscriptions.js';
import { aboutTables } from './tables.js';
import {
    aboutAirdrops,
    aboutFailing,
    aboutFees,
    aboutHistory,
    aboutLanding,
    aboutPriority,
} from './transactions.js';

export const CASES: readonly ((world: World) => Promise<void>)[] = [
    aboutTheNode,
    aboutAccounts,
    aboutSearches,
    aboutTokens,
    aboutSimulations,
    aboutFees,
    aboutPriority,
    aboutLanding,
    aboutFailing,
    aboutHistory,
    aboutRefusals,
    aboutTables,
    aboutBytes,
    aboutRequests,
    aboutAirdrops,
    aboutCheats,
    aboutSubscriptions,
    aboutExpiry,
    aboutTime,
];
