/**
 * The farm file of Acequia: what a protocol team writes in TOML to describe a farm.
 *
 * Reading: `parseFarm`, a farm or everything that is wrong. Writing: `writeFarm`. Schedules:
 * `segmentsOf(shape, budget)`, exactly what the command line client sends. Drawing: `ratePoints`,
 * `cumulativePoints`.
 */
export * from './limits.js';
export * from './model.js';
export * from './plot.js';
export { describeProblems } from './problem.js';
export { parseFarm } from './read/index.js';
export * from './schedule/segment.js';
export * from './schedule/shape.js';
export { suggest } from './toml/suggest.js';
export { isAddress } from './words/address.js';
export * from './words/amount.js';
export { DAY, duration, exactDuration, readDuration, readInstant, writeInstant, } from './words/time.js';
export { writeFarm, writePast } from './write.js';
