/** Realms of SPL Governance, in which staked tokens vote through the adapter. */
export * from './governance.js';
export * from './place.js';
export * from './vote.js';
export * from './withdraw.js';
