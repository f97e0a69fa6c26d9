export * from './chain/chain.js';
export * from './farm/farm.js';
export * from './farm/gauge.js';
