/**
 * The farm file of Acequia, and what of it is missing on chain.
 *
 * Reading: `parseFarm`, a farm or everything that is wrong. Writing: `writeFarm`. Planning: `planOf`.
 * From the chain: `exportFarm`. All of it is done by `crates/acequia-plan`, the very code of the CLI;
 * what is beside it here only looks at what came of it. Instructions are made by `@acequia/plan/carry-out`.
 */
export * from './curve.js';
export * from './farm.js';
export * from './risk.js';
export * from './things.js';
export * from './time.js';
export type * from './types.js';
export * from './verbs.js';
export { conflictsIn, kept, type Moment } from './words.js';
