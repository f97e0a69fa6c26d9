/** Gauges: votes of several pools' stakers split a budget of rewards among the pools. */
export * from './addPool.js';
export * from './advance.js';
export { allocation, POWER_ONE, type Allocation, type PoolShare } from './allocation.js';
export * from './create.js';
export * from './due.js';
export * from './events.js';
export * from './fund.js';
export * from './power.js';
export * from './read.js';
export * from './recast.js';
export * from './refund.js';
export { epochWindow, nextTurn } from './window.js';
export * from './vote.js';
