/** Vaults of the autocompounder: one position for many, whose rewards in the staked token are staked again. */
export * from './build.js';
export * from './price.js';
export * from './read.js';
export { Phase } from '../generated/vault/types/phase.js';
