/** Gauges: votes of several pools' stakers split a budget of rewards among the pools. */
export * from './allocation.js';
export * from './read.js';
export * from './vote.js';
