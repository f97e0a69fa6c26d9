export * from './chain/chain.js';
export * from './chain/mints.js';
export * from './farm/farm.js';
export * from './farm/gauge.js';
