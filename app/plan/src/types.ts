/** What is answered, and names for its parts. */
import type { Emission, Reward, Token } from './generated/types.js';

export type * from './generated/types.js';

/** A budget moved up front, on a curve. */
export type Curve = Extract<Emission, { kind: 'curve' }>;

/** Which program keeps a token. */
export type TokenProgram = Token['program'];

/** What happens while nobody is staked. */
export type Idle = Reward['idle'];
