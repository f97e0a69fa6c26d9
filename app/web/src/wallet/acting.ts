import type { squads } from '@acequia/client';
import { createContext } from 'react';

/** The vault of a multisig that the wallet acts for: what is signed below it is a proposal. */
export const Acting = createContext<squads.SquadsVault | undefined>(undefined);
