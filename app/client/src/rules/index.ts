/** The chain's arithmetic, in bigint, held to golden vectors of `acequia-core`. */
export * from './checkpoint.js';
export * from './lock.js';
export * from './pool.js';
export * from './rate.js';
export * from './schedule.js';
export * from './stakeTime.js';
export * from './stream.js';
export * from './votes.js';
